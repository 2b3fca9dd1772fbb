import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, intersectRanges } from "#shared/address/range";
import { formatSet } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { claimsWithin, type Claim } from "#shared/facts/claims";
import { isLeased, leaseSet, reservedAddresses } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { scopeOnLan } from "../example-parts.ts";
import { excludeFromScope } from "../dhcp-fixes.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { movePool, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const leasesHeld = defineRule({
  id: "UL-DHCP-009",
  name: "dhcp/leases-held",
  severity: "error",
  platforms: ["ALL"],
  on: ["dhcpScope"],
  what: "A DHCP scope may lease an address that an element holds, or that a pool hands out.",
  why: "The server knows nothing of static addresses: one day it leases this one to somebody else, and two machines have it.",
  todo: "Exclude the address or pool from the scope, reserve it for that machine, or move it out of the scope.",
  sources: [
    ENGINEERING,
    seed("HCI", "Virtual network with DHCP networking"),
    seed("ARC", "Control plane IP"),
  ],
  silences: ["UL-ADDR-020"],
  check(facts, element, report) {
    const network = networkOf(facts, element.id);
    const leases = leaseSet(facts, element);
    if (network === undefined) {
      if (leases.length > 0)
        report.cannotTell(
          say`${element} serves no segment, so that nobody knows who could hold its addresses.`,
        );
      return;
    }
    const reserved = reservedAddresses(element);
    let held = 0;
    for (const lease of leases) {
      for (const claim of claimsWithin(facts, domainOf(facts, network), lease.start, lease.end)) {
        const shared = intersectRanges(claim.range, lease);
        if (!shared || isExempt(facts, claim, reserved)) continue;
        held += 1;
        report.fail({
          field: "range",
          with: [{ element: claim.owner, field: claim.field }],
          message: say`${formatRange(shared)} of ${nameOf(facts, claim.owner)} can be leased by ${element}.`,
          which: formatRange(shared),
          data: {
            ...shared,
            single: claim.single,
            claimStart: claim.range.start,
            claimEnd: claim.range.end,
          },
        });
      }
    }
    if (held === 0 && leases.length > 0)
      report.pass(say`Nobody holds an address of what ${element} may lease: ${formatSet(leases)}.`);
  },
  fixes(facts, finding) {
    const [scope, holder] = finding.subjects;
    const shared = rangeIn(finding);
    if (!scope || !holder?.field || !shared) return [];
    const { claimStart, claimEnd } = finding.data;
    const whole = rangeIn({ data: { start: claimStart ?? null, end: claimEnd ?? null } });
    return [
      ...excludeFromScope(facts, scope.element, shared),
      ...(finding.data["single"] === true
        ? moveToFreeAddress(facts, holder.element, holder.field)
        : whole
          ? movePool(facts, holder.element, holder.field, whole)
          : []),
    ];
  },
  examples: {
    bad: [
      {
        title: "scope 192.168.0.20–192.168.0.30, static hosts from 192.168.0.21, no exclusion",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.20-192.168.0.30" })],
      },
      {
        title: "a scope that reaches into the service range",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.70-192.168.0.99" })],
      },
    ],
    good: [
      {
        title: "scope 192.168.0.20–192.168.0.30, static hosts excluded",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({
            range: "192.168.0.20-192.168.0.30",
            exclusions: ["192.168.0.21-192.168.0.23"],
          }),
        ],
      },
      {
        title: "static hosts with a reservation each",
        base: "edge-scalable",
        edits: [
          ...scopeOnLan({
            range: "192.168.0.20-192.168.0.30",
            reservations: [
              { address: "192.168.0.21" },
              { address: "192.168.0.22" },
              { address: "192.168.0.23" },
            ],
          }),
        ],
      },
    ],
  },
});

/** A recorded lease, or an address that the scope keeps for its holder. */
function isExempt(facts: Facts, claim: Claim, reserved: ReadonlySet<string>): boolean {
  return (
    claim.single && (reserved.has(formatIpv4(claim.range.start)) || isLeased(facts, claim.owner))
  );
}
