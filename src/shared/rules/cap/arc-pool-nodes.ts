import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { poolNeed } from "#shared/facts/arc-demand";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { SAMPLE, countsEveryNode, enlargeToNeed, poolAndDemand } from "./arc-pool-plan.ts";

const PLANNING = seed("ARC", "IP address planning for Kubernetes clusters and applications");

const NODES = seed("ARC", "Network for AKS cluster VMs");

export const arcPoolNodes = defineRule({
  id: "UL-CAP-016",
  name: "cap/arc-pool-nodes",
  severity: "warning",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "The VM pool covers the worker nodes but not the control plane nodes, nor a control plane IP that is left to it.",
  why: "Control plane nodes are VMs on the same network. One section of the older document counts them, another does not; from July 2025 every node is counted.",
  todo: "Extend the pool to one address for each node.",
  sources: [NODES, PLANNING, seed("ARC_PLAN")],
  check(facts, object, report) {
    const found = poolAndDemand(facts, object, report);
    if (!found || found.have < found.demand.workers) return;
    const { have, demand } = found;
    const need = poolNeed(demand);
    if (have >= need)
      return report.pass(say`${have} addresses for ${need} that nodes and control planes take.`);
    const nodes = plain(counted(demand.controlPlanes, "control plane node", "control plane nodes"));
    const left =
      demand.controlPlaneIps === 0
        ? say``
        : say` and ${plain(counted(demand.controlPlaneIps, "control plane IP", "control plane IPs"))} of the pool`;
    report.fail({
      field: "poolEnd",
      message: say`${have} addresses of ${object} cover the workers, but not the ${nodes}${left}; plan ${need}.`,
      data: { size: need + Math.max(demand.upgrades, demand.clusters.length) },
      ...(countsEveryNode(facts, object.id) ? { severity: "error" } : {}),
    });
  },
  fixes: enlargeToNeed,
  examples: {
    bad: [
      {
        title: "9 workers and 3 control plane nodes, pool size 9",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.28" } }],
      },
    ],
    good: [
      {
        title: "9 workers and 3 control plane nodes, pool size 12",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.31" } }],
      },
    ],
  },
});
