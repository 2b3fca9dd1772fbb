import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { arcDemand, arcPoolSize, poolNeed } from "#shared/facts/arc-demand";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { SAMPLE, countsEveryNode, enlargeToNeed, leasable } from "./arc-pool-plan.ts";

export const arcUpgradeSpare = defineRule({
  id: "UL-CAP-017",
  name: "cap/arc-upgrade-spare",
  severity: "info",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "The pool or the leases of a logical network leave no address for upgrades.",
  why: "A rolling upgrade adds a node before it removes one. The older document keeps nothing for that; from July 2025 one address for each cluster is planned.",
  todo: "Extend the pool by the number of clusters.",
  sources: [ENGINEERING, seed("ARC_PLAN")],
  check(facts, object, report) {
    const demand = arcDemand(facts, object);
    const have = arcPoolSize(facts, object) ?? leasable(facts, object);
    const need = poolNeed(demand);
    // Too few addresses for the nodes themselves is UL-CAP-015, 016 or 018.
    if (demand.clusters.length === 0 || have === undefined || have < need) return;
    const spare = have - need;
    const wanted = countsEveryNode(facts, object.id) ? demand.upgrades : 1;
    if (spare >= wanted)
      return report.pass(say`${spare} of ${have} addresses are left for upgrades.`);
    report.fail({
      ...(arcPoolSize(facts, object) === undefined ? {} : { field: "poolEnd" }),
      message:
        spare === 0
          ? say`No spare address for upgrades on ${object}; plan at least one per cluster.`
          : say`${plain(counted(spare, "spare address", "spare addresses"))} for upgrades on ${object}, but ${wanted} are planned: one per cluster.`,
      data: { size: need + Math.max(demand.upgrades, demand.clusters.length) },
      ...(countsEveryNode(facts, object.id) ? { severity: "warning" } : {}),
    });
  },
  fixes: enlargeToNeed,
  examples: {
    bad: [
      {
        title: "12 nodes, pool 12",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.31" } }],
      },
      {
        title: "12 nodes, pool 12, by the documents of July 2025",
        base: "arc-static",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.31" } }],
      },
      {
        title: "12 nodes, 12 leases",
        base: "arc-dhcp",
        edits: [...SAMPLE, { set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.31" } }],
      },
    ],
    good: [
      {
        title: "12 nodes, pool 13",
        base: "arc-static",
        edition: "2024-02",
        edits: [...SAMPLE, { set: "lnet", fields: { poolEnd: "10.4.0.32" } }],
      },
    ],
  },
});
