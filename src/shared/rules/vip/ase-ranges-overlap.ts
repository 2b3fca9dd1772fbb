import { formatRange, intersectRanges, rangeContains } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { elementAddress } from "#shared/facts/addresses";
import {
  computeNetworkOfPool,
  aseRanges,
  aseRole,
  exposedServices,
} from "#shared/facts/ase-ranges";
import { parentOf, type Facts } from "#shared/facts/engine";
import { adaptersByMode } from "#shared/facts/kubernetes-vm";
import { nodesOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import type { Range } from "#shared/address/range";
import type { Subject } from "../finding.ts";
import { defineRule } from "../define-rule.ts";
import { reshapePool } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const aseRangesOverlap = defineRule({
  id: "UL-VIP-028",
  name: "vip/ase-ranges-overlap",
  severity: "error",
  platforms: ["ASE"],
  on: ["addressPool"],
  what: "The node range and the external service range share addresses.",
  why: "One is for the VMs, the other is handed out by MetalLB; an address in both is sooner or later used twice.",
  todo: "Start the service range behind the node range.",
  sources: [seed("ASE", "Kubernetes network configuration"), ENGINEERING],
  silences: ["UL-ADDR-019", "UL-ADDR-020"],
  check(facts, pool, report) {
    const cluster = parentOf(facts, pool.id);
    if (aseRole(facts, pool) !== "aseService" || typeof cluster !== "string") return;
    const own = aseRanges(facts, cluster, "aseService").find((each) => each.pool.id === pool.id);
    if (!own) return;
    for (const nodes of aseRanges(facts, cluster, "aseNode")) {
      const common = intersectRanges(own.range, nodes.range);
      if (!common) {
        report.pass(
          say`${formatRange(own.range)} is apart from the node range ${formatRange(nodes.range)}.`,
        );
        continue;
      }
      report.fail({
        field: "start",
        with: [
          { element: nodes.pool.id, field: "start" },
          ...adaptersIn(facts, cluster, own.range),
        ],
        message: say`Node range and external service range share ${formatRange(common)}.`,
        data: { start: own.range.start, end: own.range.end, behind: nodes.range.end + 1 },
      });
    }
  },
  fixes(facts, { subjects: [pool], data: { start, end, behind } }) {
    const cluster = pool && parentOf(facts, pool.element);
    const network = pool && computeNetworkOfPool(facts, pool.element)?.network;
    if (!pool || typeof cluster !== "string" || network === undefined) return [];
    if (typeof start !== "number" || typeof end !== "number" || typeof behind !== "number")
      return [];
    const except = [pool.element, ...exposedServices(facts, cluster).map(({ id }) => id)];
    const block = freeBlockOn(facts, network, end - start + 1, behind, except);
    return block
      ? reshapePool(facts, pool.element, "start", { start, end }, block, "behind the node range")
      : [];
  },
  examples: {
    bad: [
      {
        title: "nodes 192.168.20.50–192.168.20.51, services 192.168.20.51–192.168.20.55",
        base: "ase",
        edits: [
          { set: "cluster.services", fields: { start: "192.168.20.51", end: "192.168.20.55" } },
          { set: "web", fields: { address: "192.168.20.55" } },
        ],
      },
    ],
    good: [
      {
        title: "nodes 192.168.20.50–192.168.20.51, services 192.168.20.52–192.168.20.56",
        base: "ase",
        edits: [
          { set: "cluster.services", fields: { start: "192.168.20.52", end: "192.168.20.56" } },
          { set: "web", fields: { address: "192.168.20.55" } },
        ],
      },
    ],
  },
});

/** The nodes whose addresses the service range contains; the generic rules say the same of each. */
function adaptersIn(facts: Facts, cluster: string, range: Range): Subject[] {
  return nodesOf(facts, cluster)
    .flatMap(({ id }) => adaptersByMode(facts, id).external)
    .filter(({ id }) => {
      const address = elementAddress(facts, id);
      return address !== undefined && rangeContains(range, address);
    })
    .map(({ id }) => ({ element: id, field: "address" }));
}
