import { plain, say } from "#shared/kernel/message";
import { capitalised } from "#shared/kernel/words";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const aseCalico = defineRule({
  id: "UL-CNI-012",
  name: "cni/ase-calico",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "The cluster of the device has another network plug-in than Calico.",
  why: "Calico is installed with the cluster; the device offers no other.",
  todo: "Set the plug-in to Calico.",
  sources: [seed("ASE", "Kubernetes networking components")],
  check(facts, cluster, report) {
    const plugin = readText(facts, cluster, "plugin");
    if (plugin === "calico") return report.pass(say`${cluster} uses Calico.`);
    report.fail({
      field: "plugin",
      message: say`${cluster}: Azure Stack Edge uses Calico for the pod network, not ${plain(capitalised(plugin))}.`,
    });
  },
  fixes: (_facts, { subjects: [cluster] }) =>
    cluster ? [setFields(say`Use Calico`, cluster.element, { plugin: "calico" })] : [],
  examples: {
    bad: [
      { title: "Flannel", base: "ase", edits: [{ set: "cluster", fields: { plugin: "flannel" } }] },
    ],
    good: [
      { title: "Calico", base: "ase" },
      {
        title: "the plug-in is left to the device",
        base: "ase",
        edits: [{ set: "cluster", fields: { plugin: null } }],
      },
    ],
  },
});
