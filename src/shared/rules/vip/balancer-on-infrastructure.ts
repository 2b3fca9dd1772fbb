import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { infrastructureWithin } from "#shared/facts/infrastructure";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const balancerOnInfrastructure = defineRule({
  id: "UL-VIP-031",
  name: "vip/balancer-on-infrastructure",
  severity: "error",
  platforms: ["ARC"],
  on: ["loadBalancer", "addressPool"],
  what: "A load balancer range contains the address of a server, the Arc Resource Bridge, the cloud agent, a gateway, DNS server or proxy, or one that is recorded as in use.",
  why: "The load balancer gives the address to a service one day, and then cluster and infrastructure both answer for it.",
  todo: "Move the range to a free block of the node network.",
  sources: [seed("ARC", "Load balancer IPs for containerized applications"), ENGINEERING],
  silences: ["UL-ADDR-018", "UL-ADDR-019", "UL-ADDR-020", "UL-ADDR-031"],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      if (claim.role !== "lbRange") continue;
      const range = formatRange(claim.range);
      const hits = infrastructureWithin(facts, element.id, claim.range);
      if (hits.length === 0) report.pass(say`${range} contains no address of the infrastructure.`);
      for (const { range: taken, parties, listedFor } of hits) {
        const address = taken.start === taken.end ? formatIpv4(taken.start) : formatRange(taken);
        const names = listed(parties.map((party) => nameOf(facts, party.element)));
        const whose =
          listedFor === undefined
            ? say`of ${names}`
            : say`in use by ${plain(listedFor || "somebody else")}`;
        report.fail({
          field: claim.field,
          with: parties,
          message: say`Load balancer range ${range} contains ${address} ${whose}.`,
          which: `${range} ${address}`,
          data: poolData(claim),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [subject] = finding.subjects;
    const range = rangeIn(finding);
    return subject?.field && range
      ? moveBalancerRange(facts, subject.element, subject.field, range)
      : [];
  },
  examples: {
    bad: [
      {
        title: "range 10.4.0.1–10.4.0.9, gateway 10.4.0.1",
        base: "arc-static",
        edits: [
          { set: "edge-1.metallb", fields: { ranges: ["10.4.0.1-10.4.0.9"] } },
          { set: "shop-web", fields: { address: "10.4.0.2" } },
        ],
      },
      {
        title: "range 10.4.0.100–10.4.0.110, badge readers from 10.4.0.108",
        base: "arc-static",
        edits: [
          {
            set: "site",
            fields: { inUse: [{ range: "10.4.0.108-10.4.0.120", owner: "badge readers" }] },
          },
        ],
      },
    ],
    good: [{ title: "range 10.4.0.100–10.4.0.110, gateway 10.4.0.1", base: "arc-static" }],
  },
});
