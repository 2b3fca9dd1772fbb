import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  broadcastOf,
  formatPrefix,
  isHost,
  rangeOfPrefix,
  type Prefix,
} from "#shared/address/prefix";
import {
  formatRange,
  formatRangeShort,
  rangeContains,
  rangeContainsRange,
  type Range,
} from "#shared/address/range";
import { setContains } from "#shared/address/range-set";
import { listed, say } from "#shared/kernel/message";
import { POOL_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf } from "#shared/facts/claims";
import type { Facts } from "#shared/facts/engine";
import { homeOf } from "#shared/facts/home-prefix";
import { handsOut } from "#shared/facts/membership";
import { networkOf } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import { poolData, rangeIn, reshapePool } from "../pool-fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Speaks of pools inside their network; UL-ADDR-016 of the others. */
export const poolEdges = defineRule({
  id: "UL-ADDR-017",
  name: "addr/pool-edges",
  severity: "error",
  platforms: ["ALL"],
  on: POOL_KINDS,
  what: "A pool contains the network or broadcast address of its network.",
  why: "These two addresses belong to no host; whoever is given one of them does not work.",
  todo: "Shorten the pool by one address at that end. Only the ends of the network count: x.x.x.0 and x.x.x.255 inside a wider network are ordinary addresses.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const home = homeOf(facts, element.id);
    for (const claim of claimsOf(facts, element.id)) {
      if (!home || !handsOut(claim) || !rangeContainsRange(rangeOfPrefix(home.prefix), claim.range))
        continue;
      const edges = edgesIn(home.prefix, claim.range);
      if (edges.length === 0) {
        report.pass(
          say`${formatRangeShort(claim.range, home.prefix)} contains neither end of ${formatPrefix(home.prefix)}.`,
        );
        continue;
      }
      report.fail({
        field: claim.field,
        ...(home.of === element.id ? {} : { with: [{ element: home.of, field: "prefix" }] }),
        message: say`${element} contains ${listed(edges.map(formatIpv4))}, which ${formatPrefix(home.prefix)} reserves.`,
        which: formatRange(claim.range),
        data: poolData(claim),
      });
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    const home = subject && homeOf(facts, subject.element);
    if (!subject?.field || !range || !home) return [];
    const to = withoutEdges(facts, subject.element, home.prefix, range);
    return to
      ? reshapePool(
          facts,
          subject.element,
          subject.field,
          range,
          to,
          "without the reserved address",
        )
      : [];
  },
  examples: {
    bad: [
      {
        title: "prefix 192.168.0.0/24, range 192.168.0.240–192.168.0.255",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.240", end: "192.168.0.255" },
          },
        ],
      },
    ],
    good: [
      {
        title: "prefix 192.168.0.0/24, range 192.168.0.239–192.168.0.254",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.239", end: "192.168.0.254" },
          },
        ],
      },
      {
        title: "prefix 192.168.0.0/23, range over 192.168.0.255 and 192.168.1.0",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { prefix: "192.168.0.0/23" } },
          { set: "router.lan", fields: { address: "192.168.0.1/23" } },
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.250", end: "192.168.1.9" },
          },
        ],
      },
    ],
  },
});

function edgesIn(prefix: Prefix, range: Range): Ipv4[] {
  if (prefix.length > 30) return [];
  return [prefix.network, broadcastOf(prefix)].filter((edge) => rangeContains(range, edge));
}

/** One shorter at each reserved end, and one longer at the other where that address is free. */
function withoutEdges(
  facts: Facts,
  element: string,
  prefix: Prefix,
  range: Range,
): Range | undefined {
  const low = range.start === prefix.network;
  const high = range.end === broadcastOf(prefix);
  const network = networkOf(facts, element);
  const taken = network === undefined ? [] : occupiedOn(facts, network, [element]);
  const isFree = (address: Ipv4): boolean =>
    isHost(prefix, address) && !setContains(taken, address);
  const start = low
    ? range.start + 1
    : high && isFree(range.start - 1)
      ? range.start - 1
      : range.start;
  const end = high ? range.end - 1 : low && isFree(range.end + 1) ? range.end + 1 : range.end;
  return start <= end ? { start, end } : undefined;
}
