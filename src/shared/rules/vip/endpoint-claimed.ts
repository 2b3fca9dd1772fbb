import { formatIpv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { claimsOf, claimsWithin, type Claim } from "#shared/facts/claims";
import { leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { inUseWithin, isListedHolder } from "#shared/facts/in-use";
import { handsOut, sharingOf } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import type { NetworkId } from "#shared/facts/networks";
import { defineRule, type Failure, type Report } from "../define-rule.ts";
import { scopeOnLan } from "../example-parts.ts";
import { excludeFromScope } from "../dhcp-fixes.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

export const endpointClaimed = defineRule({
  id: "UL-VIP-010",
  name: "vip/endpoint-claimed",
  severity: "error",
  platforms: ["EE"],
  on: ["controlPlaneEndpoint"],
  what: "The address of the control plane endpoint is claimed by somebody else too.",
  why: "All nodes and tools find the cluster under this address for its whole life; whoever takes it away takes the cluster away.",
  todo: "Choose another free address, and exclude it from every DHCP scope of the network.",
  sources: [seed("EE", "Networking")],
  silences: ["UL-ADDR-008", "UL-ADDR-019", "UL-ADDR-031", "UL-DHCP-009", "UL-VIP-017"],
  check(facts, element, report) {
    for (const claim of claimsOf(facts, element.id)) {
      const { network } = claim;
      if (network === undefined) {
        report.cannotTell(say`${element} is on no network, since no node of its cluster is.`);
      } else {
        judgeEndpoint(facts, claim, network, report);
      }
    }
  },
  fixes(facts, { subjects: [subject], data }) {
    if (!subject) return [];
    const { scope, address } = data;
    const leased = typeof scope === "string" && typeof address === "number";
    return [
      ...(leased ? excludeFromScope(facts, scope, { start: address, end: address }) : []),
      ...moveToFreeAddress(facts, subject.element, subject.field ?? "address"),
    ];
  },
  examples: {
    bad: [
      {
        title: "endpoint 192.168.0.50, DHCP scope 192.168.0.50–192.168.0.52 with no exclusion",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.50-192.168.0.52" })],
      },
      {
        title: "endpoint 192.168.0.65 inside the service range",
        base: "edge-scalable",
        edits: [{ set: "cluster.endpoint", fields: { address: "192.168.0.65" } }],
      },
      {
        title: "endpoint on the address of a node",
        base: "edge-scalable",
        edits: [{ set: "cluster.endpoint", fields: { address: "192.168.0.11" } }],
      },
      {
        title: "endpoint on the site's list of addresses in use",
        base: "edge-scalable",
        edits: [{ set: "site", fields: { inUse: [{ range: "192.168.0.50", owner: "scale" }] } }],
      },
    ],
    good: [
      {
        title: "endpoint 192.168.0.50, scope 192.168.0.100–192.168.0.199",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.100-192.168.0.199" })],
      },
      {
        title: "on a single machine the Linux node answers under its own address",
        base: "edge-single",
        edits: [{ add: "controlPlaneEndpoint", id: "api", parent: "cluster", fields: {} }],
      },
    ],
  },
});

function judgeEndpoint(facts: Facts, claim: Claim, network: NetworkId, report: Report): void {
  const { start: address, end } = claim.range;
  const text = formatIpv4(address);
  const domain = domainOf(facts, network);
  const failures: Failure[] = [];
  const note = (
    element: string,
    field: string,
    message: Failure["message"],
    scope?: string,
  ): void => {
    const data = scope === undefined ? {} : { scope, address };
    failures.push({ field: claim.field, with: [{ element, field }], message, data });
  };
  for (const other of claimsWithin(facts, domain, address, end)) {
    const isOther = other.owner !== claim.owner && sharingOf(facts, claim, other) !== "legal";
    if (!isOther || (!other.single && !handsOut(other))) continue;
    note(
      other.owner,
      other.field,
      say`Control plane endpoint ${text} is also claimed by ${nameOf(facts, other.owner)}.`,
    );
  }
  for (const { scope } of leasesWithin(facts, domain, claim.range)) {
    note(
      scope,
      "range",
      say`Control plane endpoint ${text} can be leased by ${nameOf(facts, scope)}.`,
      scope,
    );
  }
  for (const entry of inUseWithin(facts, network, claim.range)) {
    if (isListedHolder(facts, entry, claim.owner)) continue;
    const holder = plain(entry.holder === "" ? "somebody else" : entry.holder);
    note(
      entry.site,
      "inUse",
      say`Control plane endpoint ${text} is recorded as in use by ${holder}.`,
    );
  }
  for (const failure of failures) report.fail(failure);
  if (failures.length === 0) report.pass(say`Nobody else holds, leases or uses ${text}.`);
}
