import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { poolNeed } from "#shared/facts/arc-demand";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { SAMPLE, enlargeToNeed, poolAndDemand } from "./arc-pool-plan.ts";

const PLANNING = seed("ARC", "IP address planning for Kubernetes clusters and applications");

export const arcPoolWorkers = defineRule({
  id: "UL-CAP-015",
  name: "cap/arc-pool-workers",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "The VM pool of a logical network has fewer addresses than its clusters have worker nodes.",
  why: "Each node takes one address of the pool; the nodes that come last are never created.",
  todo: "Extend the pool while the addresses behind it are free.",
  sources: [PLANNING],
  check(facts, object, report) {
    const found = poolAndDemand(facts, object, report);
    if (!found) return;
    const { have, demand } = found;
    if (have >= demand.workers)
      return report.pass(say`${have} addresses for ${demand.workers} worker nodes.`);
    report.fail({
      field: "poolEnd",
      message: say`VM IP pool of ${object} has ${plain(counted(have, "address", "addresses"))} for ${plain(counted(demand.workers, "worker node", "worker nodes"))}.`,
      data: { size: poolNeed(demand) + Math.max(demand.upgrades, demand.clusters.length) },
    });
  },
  fixes: enlargeToNeed,
  examples: {
    bad: [
      {
        title: "3 pools × 3 nodes, pool 10.4.0.20–10.4.0.27 (8)",
        base: "arc-static",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.27" } }],
      },
    ],
    good: [
      {
        title: "3 pools × 3 nodes, pool 10.4.0.20–10.4.0.28 (9)",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.28" } }],
      },
    ],
  },
});
