import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { pluginOf } from "#shared/facts/plugins";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

export const twoPlugins = defineRule({
  id: "UL-CNI-006",
  name: "cni/two-plugins",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "Linux and Windows nodes of one cluster have different plug-ins.",
  why: "The choice is made once for the cluster and covers both node types.",
  todo: "Leave the plug-in of the Windows nodes empty.",
  sources: [CAPABILITIES],
  check(facts, cluster, report) {
    const windows = jsonText(cluster.fields["pluginWindows"]);
    const linux = pluginOf(facts, cluster.id);
    if (windows === "") return;
    if (linux === "") return report.cannotTell(say`The plug-in of ${cluster} is not given.`);
    if (windows === linux)
      return report.pass(say`Linux and Windows nodes of ${cluster} use ${linux}.`);
    report.fail({
      field: "pluginWindows",
      message: say`${cluster}: Linux (${linux}) and Windows nodes (${windows}) must use the same plug-in.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject
      ? [
          setFields(say`Use ${pluginOf(facts, subject.element)} for both`, subject.element, {
            pluginWindows: null,
          }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "Linux calico, Windows flannel",
        base: "hci-static",
        edits: [{ set: "a", fields: { pluginWindows: "flannel" } }],
      },
    ],
    good: [
      {
        title: "Linux calico, Windows calico",
        base: "hci-static",
        edits: [{ set: "a", fields: { pluginWindows: "calico" } }],
      },
    ],
  },
});
