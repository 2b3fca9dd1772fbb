import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { isDeployed } from "#shared/facts/deployed";
import { baselineOf } from "#shared/facts/engine";
import { pluginOf } from "#shared/facts/plugins";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

const DEFAULT = "calico";

/** A cluster that named none was deployed with the default. */
export const pluginFrozen = defineRule({
  id: "UL-CNI-005",
  name: "cni/plugin-frozen",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "The network plug-in of a deployed cluster differs from the one it was deployed with.",
  why: "It is fixed once the cluster is deployed; only a new cluster gets another.",
  todo: "Put it back, or plan a new cluster.",
  sources: [CAPABILITIES],
  check(facts, cluster, report) {
    const before = isDeployed(facts, cluster.id) ? baselineOf(facts, cluster.id) : undefined;
    if (!before) return;
    const stored = before.fields["plugin"];
    const was = isEmptyValue(stored) ? DEFAULT : jsonText(stored);
    const now = pluginOf(facts, cluster.id) || DEFAULT;
    if (was === now)
      return report.pass(say`${cluster} still has ${was}, with which it was deployed.`);
    report.fail({
      field: "plugin",
      message: say`The network plug-in of ${cluster} cannot be changed after deployment; it was deployed with ${was}.`,
      data: { was: stored ?? null },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { was } }) =>
    subject
      ? [
          setFields(say`Put ${isEmptyValue(was) ? DEFAULT : jsonText(was)} back`, subject.element, {
            plugin: was ?? null,
          }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "deployed with calico, now flannel",
        base: "hci-static",
        edits: [{ freeze: "site" }, { set: "a", fields: { plugin: "flannel" } }],
      },
    ],
    good: [
      {
        title: "deployed with calico, now calico",
        base: "hci-static",
        edits: [{ freeze: "site" }],
      },
      {
        title: "deployed with the default, now written out",
        base: "hci-static",
        edits: [
          { set: "a", fields: { plugin: null } },
          { freeze: "site" },
          { set: "a", fields: { plugin: "calico" } },
        ],
      },
    ],
  },
});
