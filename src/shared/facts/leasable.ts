import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { rangeSet, setContains, setSize, type RangeSet } from "#shared/address/range-set";
import type { ElementRecord } from "#shared/model/records";
import { claimsWithin } from "./claims.ts";
import { leaseSet } from "./dhcp.ts";
import { domainOf } from "./domains.ts";
import { childrenOf, type Facts } from "./engine.ts";
import { clustersOn } from "./kubernetes.ts";
import { networkOf, nodesOf } from "./networks.ts";
import { readCell, readRows } from "./readings.ts";
import { scopesOn } from "./scopes.ts";
import { isMemberOfPool } from "./vnets.ts";

/** What the nodes of a virtual network may lease, and what of it somebody else holds. */
export interface Leasable {
  readonly scopes: readonly ElementRecord[];
  readonly set: RangeSet;
  /** Addresses that are left for nodes, balancers and updates. */
  readonly size: number;
  readonly heldByOthers: number;
}

export function leasableOn(facts: Facts, vnet: string): Leasable | undefined {
  const network = networkOf(facts, vnet);
  if (network === undefined) return undefined;
  const scopes = scopesOn(facts, network);
  const set = rangeSet(scopes.flatMap((scope) => leaseSet(facts, scope)));
  const taken = new Set<Ipv4>();
  const domain = domainOf(facts, network);
  for (const { start, end } of set) {
    for (const claim of claimsWithin(facts, domain, start, end)) {
      if (claim.single && !isMemberOfPool(facts, claim, vnet, "nodeVmPool"))
        taken.add(claim.range.start);
    }
  }
  for (const address of reservedForOthers(facts, vnet, scopes)) {
    if (setContains(set, address)) taken.add(address);
  }
  return { scopes, set, size: setSize(set) - taken.size, heldByOthers: taken.size };
}

/** Reservations that name no node or balancer of the network, by name or by MAC. */
function reservedForOthers(facts: Facts, vnet: string, scopes: readonly ElementRecord[]): Ipv4[] {
  const rows = scopes.flatMap((scope) => readRows(scope, "reservations"));
  if (rows.length === 0) return [];
  const own = new Set<string>();
  for (const cluster of clustersOn(facts, vnet)) {
    for (const node of nodesOf(facts, cluster.id)) {
      own.add(node.name.toLowerCase());
      for (const { fields } of childrenOf(facts, node.id, "vnic")) own.add(text(fields["mac"]));
    }
  }
  own.delete("");
  return rows.flatMap((row) => {
    const address = readCell(row, "address", parseIpv4);
    const isOwn = own.has(text(row["owner"])) || own.has(text(row["mac"]));
    return address.state === "ok" && !isOwn ? [address.value] : [];
  });
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}
