import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import { readText } from "#shared/facts/readings";
import { findField } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { componentsOf, restoreComponent } from "../ase-components.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

export const aseMetalLb = defineRule({
  id: "UL-LB-020",
  name: "lb/ase-metal-lb",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "The load balancer of the cluster is absent or is not MetalLB.",
  why: "MetalLB is installed with the cluster and hands out the addresses of the external service range; nothing else on the device does.",
  todo: "Leave MetalLB in place, and draw no other load balancer.",
  sources: [seed("ASE", "Kubernetes networking components")],
  check(facts, cluster, report) {
    const others = balancersOf(facts, cluster.id).filter(
      (each) => readText(facts, each, "product") !== "metalLb",
    );
    const isMissing = !componentsOf(facts, cluster).includes("metalLb");
    if (isMissing) {
      report.fail({
        field: "components",
        message: say`${cluster}: Azure Stack Edge uses MetalLB for load-balanced services, and its components lack it.`,
      });
    }
    for (const balancer of others) {
      const product = readText(facts, balancer, "product");
      const type = findField("loadBalancer", "product")?.type;
      const label =
        type?.type === "enum"
          ? type.choices.find(({ value }) => value === product)?.label
          : undefined;
      report.fail({
        at: balancer.id,
        field: "product",
        with: [{ element: cluster.id }],
        message: say`${balancer} is ${plain(label ?? "of another kind")}; Azure Stack Edge uses MetalLB for load-balanced services.`,
      });
    }
    if (!isMissing && others.length === 0) report.pass(say`${cluster} uses MetalLB.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element) return [];
    return element.kind === "cluster"
      ? [restoreComponent(facts, element, "metalLb", say`Restore MetalLB`)]
      : [clearField(facts, element.id, "product")];
  },
  examples: {
    bad: [
      {
        title: "balancer = HAProxy",
        base: "ase",
        edits: [{ set: "cluster.metallb", fields: { product: "haproxyVm" } }],
      },
      {
        title: "components without MetalLB",
        base: "ase",
        edits: [{ set: "cluster", fields: { components: ["calico", "coreDns"] } }],
      },
    ],
    good: [
      { title: "balancer = MetalLB", base: "ase" },
      { title: "no balancer drawn", base: "ase", edits: [{ remove: "cluster.metallb" }] },
    ],
  },
});
