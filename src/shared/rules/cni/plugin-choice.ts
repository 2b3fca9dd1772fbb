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
const KNOWN = new Set(["calico", "flannel"]);
const DEFAULT = "calico";

/** UL-CNI-001 */
export const unknownPlugin = defineRule({
  id: "UL-CNI-001",
  name: "cni/unknown-plugin",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster names a network plug-in that the platform cannot deploy.",
  why: "New-AksHciCluster takes calico or flannel, and refuses everything else.",
  todo: "Choose calico or flannel.",
  sources: [seed("HYB", "Kubernetes networks"), CAPABILITIES],
  check(_facts, cluster, report) {
    const plugin = jsonText(cluster.fields["plugin"]);
    if (plugin === "") return;
    if (KNOWN.has(plugin)) return report.pass(say`${plugin} can be deployed.`);
    report.fail({
      field: "plugin",
      message: say`${cluster}: choose calico or flannel, not ${plugin}.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [setFields(say`Choose Calico`, subject.element, { plugin: DEFAULT })] : [],
  examples: {
    bad: [
      { title: "cilium", base: "hci-static", edits: [{ set: "a", fields: { plugin: "cilium" } }] },
    ],
    good: [{ title: "calico", base: "hci-static" }],
  },
});

/** UL-CNI-005. A cluster that named none was deployed with the default. */
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

/** UL-CNI-006 */
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

/** UL-CNI-007 */
export const defaultPlugin = defineRule({
  id: "UL-CNI-007",
  name: "cni/default-plugin",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster names no network plug-in.",
  why: "It is deployed with Calico in overlay mode, and that cannot be changed later.",
  todo: "Write the choice down.",
  sources: [CAPABILITIES],
  check(_facts, cluster, report) {
    const plugin = jsonText(cluster.fields["plugin"]);
    if (plugin !== "") return report.pass(say`${cluster} names ${plugin}.`);
    report.fail({
      field: "plugin",
      message: say`${cluster} will use Calico (overlay), the default.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [setFields(say`Write Calico down`, subject.element, { plugin: DEFAULT })] : [],
  examples: {
    bad: [
      { title: "no plug-in", base: "hci-static", edits: [{ set: "a", fields: { plugin: null } }] },
    ],
    good: [{ title: "calico", base: "hci-static" }],
  },
});
