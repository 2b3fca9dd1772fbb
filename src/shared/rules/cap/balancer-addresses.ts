import { rangeSize } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { balancerRanges, serviceBalancersOf } from "#shared/facts/balancers";
import { elementOf } from "#shared/facts/engine";
import { enlarged } from "../arc-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { reshapePool } from "../pool-fixes.ts";
import { seed } from "../sources.ts";
import { balancedServices } from "#shared/facts/services";

const PLANNING = seed("ARC", "IP address planning for Kubernetes clusters and applications");

/** A cluster without a balancer is UL-LB-017. */
export const balancerAddresses = defineRule({
  id: "UL-CAP-020",
  name: "cap/balancer-addresses",
  severity: "warning",
  platforms: ["ARC"],
  on: ["cluster"],
  what: "The load balancer of a cluster has fewer addresses than the cluster has LoadBalancer services.",
  why: "One address for each service is the starting point; how many are really needed depends on which services share one.",
  todo: "Extend the range of the load balancer.",
  sources: [PLANNING],
  check(facts, cluster, report) {
    const need = balancedServices(facts, cluster.id).length;
    const balancers = serviceBalancersOf(facts, cluster.id);
    const [balancer] = balancers;
    if (need === 0 || !balancer) return;
    const have = balancerRanges(balancers).reduce((sum, { range }) => sum + rangeSize(range), 0);
    if (have >= need)
      return report.pass(say`${have} load balancer addresses for ${need} services.`);
    report.fail({
      at: balancer.id,
      field: "ranges",
      with: [{ element: cluster.id }],
      message: say`${plain(counted(have, "load balancer address", "load balancer addresses"))} for ${plain(counted(need, "service", "services"))} of ${cluster}.`,
      data: { more: need - have },
    });
  },
  fixes(facts, { subjects: [subject], data: { more } }) {
    const balancer = subject && elementOf(facts, subject.element);
    const last = balancer && balancerRanges([balancer]).at(-1)?.range;
    if (!balancer || !last || typeof more !== "number") return [];
    const to = enlarged(facts, balancer.id, last, rangeSize(last) + more);
    return to
      ? reshapePool(facts, balancer.id, "ranges", last, to, "one address for each service")
      : [];
  },
  examples: {
    bad: [
      {
        title: "range 10.4.0.100–10.4.0.101 (2), 3 services",
        base: "arc-static",
        edits: [
          { set: "edge-1.metallb", fields: { ranges: ["10.4.0.100-10.4.0.101"] } },
          { add: "service", id: "pay", parent: "edge-1", fields: { type: "LoadBalancer" } },
          { add: "service", id: "stock", parent: "edge-1", fields: { type: "LoadBalancer" } },
        ],
      },
    ],
    good: [
      {
        title: "range 10.4.0.100–10.4.0.102 (3), 3 services",
        base: "arc-static",
        edits: [
          { set: "edge-1.metallb", fields: { ranges: ["10.4.0.100-10.4.0.102"] } },
          { add: "service", id: "pay", parent: "edge-1", fields: { type: "LoadBalancer" } },
          { add: "service", id: "stock", parent: "edge-1", fields: { type: "LoadBalancer" } },
        ],
      },
    ],
  },
});
