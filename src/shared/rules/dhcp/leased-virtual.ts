import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, intersectRanges, rangeContains } from "#shared/address/range";
import { formatSet } from "#shared/address/range-set";
import { plain, say } from "#shared/kernel/message";
import { claimsWithin } from "#shared/facts/claims";
import { leaseSet } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { poolAround } from "#shared/facts/membership";
import { leasingNetworksOn } from "#shared/facts/network-objects";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { excludeFromScope } from "../dhcp-fixes.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { moveBalancerRange } from "../arc-fixes.ts";
import { rangeIn } from "../pool-fixes.ts";
import { seed } from "../sources.ts";

/** Addresses that a cluster announces by itself, by role. */
const VIRTUAL: Readonly<Record<string, string>> = {
  controlPlaneEndpoint: "control plane IP",
  lbRange: "load balancer range",
  loadBalancer: "load balancer",
  service: "service",
};

export const leasedVirtual = defineRule({
  id: "UL-DHCP-015",
  name: "dhcp/leased-virtual",
  severity: "error",
  platforms: ["ARC-DH"],
  on: ["dhcpScope"],
  what: "The scope of a logical network may lease a control plane IP or a load balancer address.",
  why: "Leased addresses are addresses of the logical network, which these must not overlap: the server gives the address to a node, and two machines answer for it.",
  todo: "Exclude the address or range from the scope, or move it out of the scope.",
  sources: [
    seed("ARC", "Control plane IP"),
    seed("ARC", "Load balancer IPs for containerized applications"),
  ],
  silences: ["UL-DHCP-009"],
  check(facts, scope, report) {
    const network = networkOf(facts, scope.id);
    if (network === undefined || leasingNetworksOn(facts, scope.id).length === 0) return;
    const leases = leaseSet(facts, scope);
    let held = 0;
    for (const lease of leases) {
      const claims = claimsWithin(facts, domainOf(facts, network), lease.start, lease.end);
      for (const claim of claims) {
        // A service in the range of a load balancer is told with the range.
        const isInRange = claim.role === "service" && poolAround(facts, claim)?.role === "lbRange";
        const role = isInRange ? undefined : VIRTUAL[claim.role];
        const shared = intersectRanges(claim.range, lease);
        if (role === undefined || !shared) continue;
        held += 1;
        const text = claim.single ? formatIpv4(shared.start) : formatRange(shared);
        report.fail({
          field: "range",
          with: [
            { element: claim.owner, field: claim.field },
            ...claims
              .filter(
                (each) => each.role === "service" && rangeContains(claim.range, each.range.start),
              )
              .filter((each) => each.owner !== claim.owner)
              .map((each) => ({ element: each.owner, field: each.field })),
          ],
          message: say`${text} (${plain(role)} ${nameOf(facts, claim.owner)}) can be leased by ${scope}.`,
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
    if (held === 0 && leases.length > 0) {
      report.pass(
        say`No control plane IP or load balancer address lies in what ${scope} may lease: ${formatSet(leases)}.`,
      );
    }
  },
  fixes(facts, finding) {
    const [scope, holder] = finding.subjects;
    const shared = rangeIn(finding);
    if (!scope || !holder?.field || !shared) return [];
    const { claimStart, claimEnd, single } = finding.data;
    const whole = rangeIn({ data: { start: claimStart ?? null, end: claimEnd ?? null } });
    const moved = single === true ? moveToFreeAddress(facts, holder.element, holder.field) : [];
    return [
      ...excludeFromScope(facts, scope.element, shared),
      ...moved,
      ...(single === true || !whole
        ? []
        : moveBalancerRange(facts, holder.element, holder.field, whole)),
    ];
  },
  examples: {
    bad: [
      {
        title: "scope 10.4.0.20–10.4.0.90, control plane IP 10.4.0.30, no exclusion",
        base: "arc-dhcp",
        edits: [{ set: "edge-1.cp", fields: { address: "10.4.0.30" } }],
      },
      {
        title: "scope 10.4.0.20–10.4.0.104, load balancer range from 10.4.0.100",
        base: "arc-dhcp",
        edits: [{ set: "dhcp.scope", fields: { range: "10.4.0.20-10.4.0.104" } }],
      },
    ],
    good: [
      { title: "scope 10.4.0.20–10.4.0.90, control plane IP 10.4.0.10", base: "arc-dhcp" },
      {
        title: "control plane IP 10.4.0.30, excluded",
        base: "arc-dhcp",
        edits: [
          { set: "edge-1.cp", fields: { address: "10.4.0.30" } },
          { set: "dhcp.scope", fields: { exclusions: ["10.4.0.30-10.4.0.30"] } },
        ],
      },
    ],
  },
});
