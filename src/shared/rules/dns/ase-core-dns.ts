import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { componentsOf, restoreComponent } from "../ase-components.ts";
import { seed } from "../sources.ts";

export const aseCoreDns = defineRule({
  id: "UL-DNS-011",
  name: "dns/ase-core-dns",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "The components of the cluster lack CoreDNS.",
  why: "CoreDNS turns the names of services into addresses of the cluster; without it no pod finds another by name.",
  todo: "Leave CoreDNS among the components.",
  sources: [seed("ASE", "Kubernetes networking components")],
  check(facts, cluster, report) {
    if (componentsOf(facts, cluster).includes("coreDns"))
      return report.pass(say`${cluster} has CoreDNS.`);
    report.fail({
      field: "components",
      message: say`${cluster} needs CoreDNS for service names.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    return cluster ? [restoreComponent(facts, cluster, "coreDns", say`Restore CoreDNS`)] : [];
  },
  examples: {
    bad: [
      {
        title: "components Calico, MetalLB",
        base: "ase",
        edits: [{ set: "cluster", fields: { components: ["calico", "metalLb"] } }],
      },
    ],
    good: [{ title: "components Calico, MetalLB, CoreDNS", base: "ase" }],
  },
});
