import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { siteIdOf } from "#shared/facts/places";
import { pluginOf } from "#shared/facts/plugins";
import { referenceOf } from "#shared/facts/references";
import { stepsThat } from "#shared/facts/runbook-steps";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";
import { planned, positionOf } from "./step-order.ts";

export const pluginTooLate = defineRule({
  id: "UL-LIFECYCLE-016",
  name: "lifecycle/plugin-too-late",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["runbookStep"],
  what: "The runbook chooses the network plug-in after the cluster is created.",
  why: "It is a parameter of New-AksHciCluster, and fixed afterwards.",
  todo: "Put -primaryNetworkPlugin on the step that creates the cluster.",
  sources: [seed("HYB", "Capabilities"), seed("HCI_CLUSTER")],
  check(facts, step, report) {
    if (step.fields["action"] !== "choosePlugin") return;
    const position = positionOf(step);
    if (position === undefined) return report.cannotTell(say`${step} has no position.`);
    const creation = creationBefore(facts, step, position);
    if (creation === undefined)
      return report.pass(say`${step} comes before the cluster is created.`);
    report.fail({
      field: "order",
      with: [{ element: creation }],
      message: say`${step} comes after ${nameOf(facts, creation)}; put -primaryNetworkPlugin on New-AksHciCluster.`,
    });
  },
  fixes(facts, { subjects: [subject, other] }) {
    const step = subject && elementOf(facts, subject.element);
    const creation = other && elementOf(facts, other.element);
    if (!step || !creation) return [];
    const plugin = pluginIn(facts, step, creation);
    const command = jsonText(creation.fields["command"]);
    const title = say`Choose it in ${creation}`;
    const needs =
      plugin !== undefined && command !== "" && !/-primaryNetworkPlugin\b/i.test(command);
    const merged = needs
      ? [setFields(title, creation.id, { command: `${command} -primaryNetworkPlugin '${plugin}'` })]
      : [];
    return [together(title, "Merge a step", [...merged, remove(title, [step.id])])];
  },
  examples: {
    bad: [
      {
        title: "1 New-AksHciCluster, 2 set flannel",
        base: "hci-static",
        edits: [
          planned("create", 1, "createCluster", "a", "New-AksHciCluster -name a"),
          planned("choose", 2, "choosePlugin", "a", "set flannel"),
        ],
      },
    ],
    good: [
      {
        title: "1 New-AksHciCluster -primaryNetworkPlugin 'flannel'",
        base: "hci-static",
        edits: [
          planned(
            "create",
            1,
            "createCluster",
            "a",
            "New-AksHciCluster -name a -primaryNetworkPlugin 'flannel'",
          ),
        ],
      },
    ],
  },
});

/** The step before it that creates the same cluster; a step without a target is about any. */
function creationBefore(facts: Facts, step: ElementRecord, position: number): string | undefined {
  const site = siteIdOf(facts, step.id);
  const cluster = referenceOf(facts, step.id, "target");
  const creations = site === undefined ? [] : stepsThat(facts, "createCluster", site);
  return creations.find((each) => {
    const target = referenceOf(facts, each.id, "target");
    return (
      each.position < position &&
      (target === undefined || cluster === undefined || target === cluster)
    );
  })?.id;
}

function pluginIn(facts: Facts, step: ElementRecord, creation: ElementRecord): string | undefined {
  const [named] =
    /\b(calico|flannel)\b/i.exec(`${jsonText(step.fields["command"])} ${step.name}`) ?? [];
  const cluster =
    referenceOf(facts, creation.id, "target") ?? referenceOf(facts, step.id, "target");
  const known = cluster === undefined ? "" : pluginOf(facts, cluster);
  return (
    named?.toLowerCase() ??
    (isEmptyValue(fieldOf(facts, cluster ?? "", "plugin")) || known === "" ? undefined : known)
  );
}
