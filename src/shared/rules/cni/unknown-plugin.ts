import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

const KNOWN = new Set(["calico", "flannel"]);

const DEFAULT = "calico";

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
