import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { POOL_KINDS } from "#shared/facts/claim-kinds";
import { addressesWithin, claimsOf } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { homeOf } from "#shared/facts/home-prefix";
import { handsOut, isMember } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import { nearestClaim } from "#shared/facts/neighbours";
import { defineRule } from "../define-rule.ts";
import { nearestMiss } from "../evidence.ts";
import { firstFew } from "../few.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { movePool, poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const poolIntruder = defineRule({
  id: "UL-ADDR-019",
  name: "addr/pool-intruder",
  severity: "error",
  platforms: ["ALL"],
  on: POOL_KINDS,
  what: "A pool contains an address that somebody else holds.",
  why: "Whoever hands out the addresses of the pool may give this one away a second time.",
  todo: "Shorten or move the pool, or give the other element an address outside it.",
  sources: [
    seed("ARC", "Control plane IP"),
    seed("ARC", "Load balancer IPs for containerized applications"),
    ENGINEERING,
  ],
  check(facts, element, report) {
    for (const pool of claimsOf(facts, element.id)) {
      if (!handsOut(pool) || pool.network === undefined) continue;
      const domain = domainOf(facts, pool.network);
      const { start, end } = pool.range;
      const intruders = firstFew(
        addressesWithin(facts, domain, start, end),
        (claim) => !isMember(facts, claim, pool),
      );
      if (intruders.length === 0) {
        const nearest = nearestClaim(facts, domain, pool.range, addressesWithin);
        report.pass(nearestMiss(facts, pool.range, nearest, homeOf(facts, element.id)?.prefix));
      }
      for (const intruder of intruders) {
        report.fail({
          field: pool.field,
          with: [{ element: intruder.owner, field: intruder.field }],
          message: say`${element} ${formatRange(pool.range)} contains ${formatIpv4(intruder.range.start)}, which belongs to ${nameOf(facts, intruder.owner)}.`,
          which: formatRange(pool.range),
          data: poolData(pool),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [pool, intruder] = finding.subjects;
    const range = rangeIn(finding);
    if (!pool?.field || !intruder?.field || !range) return [];
    return [
      ...movePool(facts, pool.element, pool.field, range),
      ...moveToFreeAddress(facts, intruder.element, intruder.field),
    ];
  },
  examples: {
    bad: [
      {
        title: "load balancer range 192.168.0.50–192.168.0.56, DNS server 192.168.0.53",
        base: "edge-scalable",
        edits: [
          { remove: "cluster.endpoint" },
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.50", end: "192.168.0.56" },
          },
        ],
      },
    ],
    good: [
      {
        title: "load balancer range 192.168.0.100–192.168.0.110, DNS server 192.168.0.53",
        base: "edge-scalable",
        edits: [
          {
            add: "addressPool",
            id: "balancer",
            parent: "cluster",
            fields: { role: "lbRange", start: "192.168.0.100", end: "192.168.0.110" },
          },
        ],
      },
      {
        title: "a service inside the service range",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            fields: { type: "LoadBalancer", address: "192.168.0.61" },
          },
        ],
      },
    ],
  },
});
