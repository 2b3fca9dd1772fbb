import { formatRange, intersectRanges, rangeSize } from "#shared/address/range";
import { counted } from "#shared/kernel/words";
import { compareText } from "#shared/kernel/order";
import { plain, say } from "#shared/kernel/message";
import { POOL_KINDS } from "#shared/facts/claim-kinds";
import { claimsOf, firstRangesWithin } from "#shared/facts/claims";
import { areFailover, leaseSet, leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { homeOf } from "#shared/facts/home-prefix";
import { isDrawnFrom } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import { nearestClaim } from "#shared/facts/neighbours";
import { networkOf } from "#shared/facts/networks";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import { nearestMiss } from "../evidence.ts";
import { firstFew } from "../few.ts";
import { movePool, poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** The pair is reported once, on the pool whose id comes later. Pool against scope is UL-DHCP-009. */
export const poolOverlap = defineRule({
  id: "UL-ADDR-020",
  name: "addr/pool-overlap",
  severity: "error",
  platforms: ["ALL"],
  on: [...new Set([...POOL_KINDS, "dhcpScope"])],
  what: "Two pools of one routed domain share addresses.",
  why: "Each pool is handed out by somebody who does not know of the other, so that an address is given away twice.",
  todo: "Start the second pool behind the first, or move it to a free block.",
  sources: [
    seed("HCI", "Split reserved IP addresses based on a static IP network model"),
    seed("ARC", "Load balancer IPs for containerized applications"),
    ENGINEERING,
  ],
  check(facts, element, report) {
    if (element.kind === "dhcpScope") compareScopes(facts, element, report);
    else comparePools(facts, element, report);
  },
  fixes(facts, finding) {
    const [pool] = finding.subjects;
    const range = rangeIn(finding);
    return pool?.field && range
      ? movePool(facts, pool.element, pool.field, range, range.start)
      : [];
  },
  examples: {
    bad: [
      {
        title: "service range .60–.75, load balancer range .75–.80",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "extra",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.75", end: "192.168.0.80" },
          },
        ],
      },
      {
        title: "a range that encloses the service range",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "extra",
            parent: "lan",
            fields: { role: "reserved", start: "192.168.0.58", end: "192.168.0.90" },
          },
        ],
      },
    ],
    good: [
      {
        title: "service range .60–.75, load balancer range .76–.80",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "extra",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.76", end: "192.168.0.80" },
          },
        ],
      },
    ],
  },
});

function comparePools(facts: Facts, element: ElementRecord, report: Report): void {
  for (const pool of claimsOf(facts, element.id)) {
    if (pool.single || pool.network === undefined) continue;
    const domain = domainOf(facts, pool.network);
    const { start, end } = pool.range;
    const others = firstFew(
      firstRangesWithin(facts, domain, start, end),
      (other) =>
        (other.owner !== element.id || other.field !== pool.field) &&
        !isDrawnFrom(facts, pool, other) &&
        !isDrawnFrom(facts, other, pool),
    );
    if (others.length === 0) {
      const nearest = nearestClaim(facts, domain, pool.range, firstRangesWithin);
      report.pass(nearestMiss(facts, pool.range, nearest, homeOf(facts, element.id)?.prefix));
    }
    for (const other of others) {
      const order = compareText(other.owner, element.id) || compareText(other.field, pool.field);
      const shared = intersectRanges(pool.range, other.range);
      if (order > 0 || !shared) continue;
      const count = counted(rangeSize(shared), "address", "addresses");
      report.fail({
        field: pool.field,
        with: [{ element: other.owner, field: other.field }],
        message: say`${nameOf(facts, other.owner)} and ${element} share ${formatRange(shared)} (${plain(count)}).`,
        which: `${formatRange(pool.range)} ${formatRange(other.range)}`,
        data: poolData(pool),
      });
    }
  }
}

/** Scopes of one server, or on different networks; scopes of two servers on one are UL-DHCP-010. */
function compareScopes(facts: Facts, scope: ElementRecord, report: Report): void {
  const network = networkOf(facts, scope.id);
  if (network === undefined) return;
  const said = new Set<string>();
  for (const range of leaseSet(facts, scope)) {
    for (const other of leasesWithin(facts, domainOf(facts, network), range)) {
      if (compareText(other.scope, scope.id) >= 0 || said.has(other.scope)) continue;
      if (areFailover(facts, scope.id, other.scope)) continue;
      const shared = intersectRanges(range, other.range);
      if (!shared) continue;
      said.add(other.scope);
      const count = counted(rangeSize(shared), "address", "addresses");
      report.fail({
        field: "range",
        with: [{ element: other.scope, field: "range" }],
        message: say`${nameOf(facts, other.scope)} and ${scope} share ${formatRange(shared)} (${plain(count)}).`,
      });
    }
  }
}
