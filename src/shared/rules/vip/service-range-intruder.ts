import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { addressesWithin, claimsOf, type Claim } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { homeOf } from "#shared/facts/home-prefix";
import { nameOf } from "#shared/facts/names";
import { nearestClaim } from "#shared/facts/neighbours";
import type { NetworkId } from "#shared/facts/networks";
import { readIpv4List, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { nearestMiss } from "../evidence.ts";
import type { Subject } from "../finding.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { movePool, poolData, rangeIn } from "../pool-fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Whose addresses may not lie there; other holders are UL-ADDR-019. */
const ROLES = new Set([
  "vnic",
  "port",
  "router",
  "dnsServer",
  "dhcpServer",
  "proxy",
  "controlPlaneEndpoint",
]);

export const serviceRangeIntruder = defineRule({
  id: "UL-VIP-017",
  name: "vip/service-range-intruder",
  severity: "error",
  platforms: ["EE-M"],
  on: ["addressPool"],
  what: "The service range contains the address of a node, a host, the gateway, a DNS server, the proxy or the endpoint.",
  why: "The cluster gives the addresses of the range to services; one that is already held is then answered by two.",
  todo: "Move the range to a free block of the same size, or give the other element an address outside it.",
  sources: [seed("EE", "Networking"), ENGINEERING],
  silences: ["UL-ADDR-018", "UL-ADDR-019", "UL-ADDR-020"],
  check(facts, element, report) {
    for (const pool of claimsOf(facts, element.id)) {
      if (pool.role !== "eeService" || pool.network === undefined) continue;
      const intruders = intrudersIn(facts, pool, pool.network);
      if (intruders.length === 0) {
        const nearest = nearestClaim(
          facts,
          domainOf(facts, pool.network),
          pool.range,
          addressesWithin,
        );
        report.pass(nearestMiss(facts, pool.range, nearest, homeOf(facts, element.id)?.prefix));
      }
      for (const { address, parties, first } of intruders) {
        report.fail({
          field: pool.field,
          with: parties,
          message: say`Service range ${formatRange(pool.range)} contains ${formatIpv4(address)} of ${nameOf(facts, first)}.`,
          data: poolData(pool),
        });
      }
    }
  },
  fixes(facts, finding) {
    const [pool, intruder] = finding.subjects;
    const range = rangeIn(finding);
    if (!pool?.field || !range) return [];
    const isHolder =
      intruder && claimsOf(facts, intruder.element).some(({ field }) => field === intruder.field);
    return [
      ...movePool(facts, pool.element, pool.field, range),
      ...(isHolder ? moveToFreeAddress(facts, intruder.element, intruder.field ?? "address") : []),
    ];
  },
  examples: {
    bad: [
      {
        title: "range 192.168.0.10–192.168.0.25, nodes from 192.168.0.11",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: "192.168.0.10" } }],
      },
      {
        title: "a DNS server of the cluster inside the range, drawn nowhere",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53", "192.168.0.66"] } }],
      },
    ],
    good: [
      { title: "range 192.168.0.60–192.168.0.75, nodes from 192.168.0.11", base: "edge-scalable" },
    ],
  },
});

interface Intruder {
  readonly address: Ipv4;
  readonly parties: readonly Subject[];
  readonly first: string;
}

/** By address: who holds it, and where it is only named, who names it. */
function intrudersIn(facts: Facts, pool: Claim, network: NetworkId): Intruder[] {
  const { start, end } = pool.range;
  const found = new Map<Ipv4, Subject[]>();
  const note = (address: Ipv4, element: string, field: string): void => {
    const parties = found.get(address) ?? [];
    if (!parties.some((party) => party.element === element)) parties.push({ element, field });
    found.set(address, parties);
  };
  for (const claim of addressesWithin(facts, domainOf(facts, network), start, end)) {
    if (ROLES.has(claim.role)) note(claim.range.start, claim.owner, claim.field);
  }
  const gateway = gatewayOf(facts, network);
  if (gateway && rangeContains(pool.range, gateway.address))
    note(gateway.address, gateway.element, gateway.field);
  const cluster = elementOf(facts, pool.owner)?.parent;
  for (const id of [cluster, network]) {
    const element = typeof id === "string" ? elementOf(facts, id) : undefined;
    for (const reading of element ? readIpv4List(element, "dnsServers") : []) {
      const address = valueOf(reading);
      if (
        element &&
        address !== undefined &&
        rangeContains(pool.range, address) &&
        !found.has(address)
      ) {
        note(address, element.id, "dnsServers");
      }
    }
  }
  return [...found].map(([address, parties]) => ({
    address,
    parties,
    first: parties[0]?.element ?? "",
  }));
}
