import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { nameOf } from "#shared/facts/names";
import { rivalsWithin } from "#shared/facts/rivals";
import { defineRule } from "../define-rule.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { poolData, rangeIn } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

const BALANCER = seed("ARC", "Load balancer IPs for containerized applications");

const BALANCER_ROLES = new Set(["lbRange", "loadBalancer"]);

export const balancerInPool = defineRule({
  id: "UL-LB-018",
  name: "lb/balancer-in-pool",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["loadBalancer", "addressPool"],
  what: "A load balancer range or address overlaps the VM pool of a logical network.",
  why: "The logical network gives these addresses to node VMs, the load balancer gives them to services: each is handed out twice.",
  todo: "Move the range behind the pool.",
  sources: [BALANCER],
  silences: ["UL-ADDR-019", "UL-ADDR-020"],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      if (!BALANCER_ROLES.has(claim.role)) continue;
      const text = claim.single ? formatIpv4(claim.range.start) : formatRange(claim.range);
      const pools = rivalsWithin(facts, element.id, claim.range).filter(
        ({ role }) => role === "arcVm",
      );
      if (pools.length === 0) report.pass(say`${text} lies in no VM pool.`);
      for (const pool of pools) {
        report.fail({
          field: claim.field,
          with: [{ element: pool.owner, field: pool.field }],
          message: claim.single
            ? say`Load balancer address ${text} of ${element} lies in the VM pool ${formatRange(pool.range)} of ${nameOf(facts, pool.owner)}.`
            : say`Load balancer range ${text} overlaps the VM pool ${formatRange(pool.range)} of ${nameOf(facts, pool.owner)}.`,
          which: text,
          data: { ...poolData(claim), single: claim.single, poolEnd: pool.range.end },
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    const { single, poolEnd } = finding.data;
    if (!subject?.field || !range || typeof poolEnd !== "number") return [];
    return single === true
      ? moveToFreeAddress(facts, subject.element, subject.field)
      : moveBalancerRange(facts, subject.element, subject.field, range, poolEnd + 1);
  },
  examples: {
    bad: [
      {
        title: "pool 10.4.0.20–10.4.0.60, range 10.4.0.55–10.4.0.70",
        base: "arc-static",
        edits: [
          { set: "edge-1.metallb", fields: { ranges: ["10.4.0.55-10.4.0.70"] } },
          { set: "shop-web", fields: { address: "10.4.0.61" } },
        ],
      },
    ],
    good: [{ title: "pool 10.4.0.20–10.4.0.60, range 10.4.0.100–10.4.0.110", base: "arc-static" }],
  },
});
