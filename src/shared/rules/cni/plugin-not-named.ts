import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { platformOf } from "#shared/facts/places";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

/** UL-CNI-014. Later editions of the documents do name the plug-in, so there is nothing to say about it there. */
export const pluginNotNamed = defineRule({
  id: "UL-CNI-014",
  name: "cni/plugin-not-named",
  severity: "info",
  platforms: ["EE", "ARC"],
  on: ["cluster", "networkPolicy"],
  what: "The design names a network plug-in or a network policy that the documents of this edition do not describe.",
  why: "Whether policies are enforced depends on a plug-in that these documents leave open.",
  todo: "Check on the cluster that policies are enforced before you rely on them.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const cluster = element.kind === "cluster" ? element : elementOf(facts, element.parent ?? "");
    const edition = platformOf(facts, element.id)?.edition;
    if (!cluster || edition === undefined) return;
    const governing = governingFact(
      facts,
      { ...cluster, fields: { ...cluster.fields, plugin: null } },
      "plugin",
    );
    const isDescribed = edition !== "2023-02" && governing !== undefined;
    if (isDescribed) return report.pass(say`The documents of this edition name the plug-in.`);
    if (element.kind === "cluster" && isEmptyValue(element.fields["plugin"])) return;
    report.fail({
      ...(element.kind === "cluster" ? { field: "plugin" } : {}),
      message: say`The documents do not name the network plug-in of this platform; check that policies of ${cluster} are enforced.`,
    });
  },
  examples: {
    bad: [
      {
        title: "scalable cluster with a policy",
        base: "edge-scalable",
        edition: "2023-02",
        edits: [
          {
            add: "networkPolicy",
            id: "policy",
            parent: "cluster",
            fields: { selector: ["app=db"] },
          },
        ],
      },
    ],
    good: [
      {
        title: "HCI, Calico with a policy",
        base: "hci-static",
        edits: [{ add: "networkPolicy", id: "policy", parent: "a" }],
      },
      { title: "an edition whose documents name the plug-in", base: "edge-scalable" },
    ],
  },
});
