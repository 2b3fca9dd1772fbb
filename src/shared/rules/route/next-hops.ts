import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { isHost, isNetworkOrBroadcast } from "#shared/address/prefix";
import { specialBlockOf } from "#shared/address/special";
import { say } from "#shared/kernel/message";
import { childIds, elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { elementAddress } from "#shared/facts/addresses";
import { gatewayOf } from "#shared/facts/gateways";
import type { GoodEntry, RouteEntry, RouteLeg } from "#shared/facts/route-entries";
import { legsOf, routersOn } from "#shared/facts/routing";
import type { ElementRecord } from "#shared/model/records";
import type { Finding, Fix } from "../finding.ts";
import { changeRow, entryIn, rowIn } from "./rows.ts";

/** The addresses of who keeps the table; on a device also those of the VMs that its routes are for. */
export function ownAddresses(facts: Facts, owner: ElementRecord): ReadonlyMap<Ipv4, string> {
  const found = new Map<Ipv4, string>();
  const note = (id: string, names: string): void => {
    const address = elementAddress(facts, id);
    if (address !== undefined && !found.has(address)) found.set(address, names);
  };
  for (const part of childIds(facts, owner.id)) {
    note(part, owner.id);
    if (kindOf(facts, part) !== "nodeVm") continue;
    for (const adapter of childIds(facts, part)) note(adapter, part);
  }
  return found;
}

/** A next hop that exists: the gateway of the interface's network, or another router on it. */
export interface NextHop {
  readonly address: Ipv4;
  readonly of: string;
}

function nextHopsOn(facts: Facts, owner: ElementRecord, leg: RouteLeg): NextHop[] {
  if (leg.network === undefined) return [];
  const { network } = leg;
  const own = ownAddresses(facts, owner);
  const found = new Map<Ipv4, string>();
  for (const router of routersOn(facts, network)) {
    for (const each of legsOf(facts, router)) {
      const fits = !leg.prefix || isHost(leg.prefix, each.address);
      if (each.network === network && fits && !own.has(each.address))
        found.set(each.address, router);
    }
  }
  const gateway = gatewayOf(facts, network)?.address;
  return [...found]
    .map(([address, of]) => ({ address, of }))
    .sort(
      (a, b) =>
        Number(b.address === gateway) - Number(a.address === gateway) || a.address - b.address,
    );
}

/** Points a route to each router that its interface can reach. */
export function useNextHop(facts: Facts, owner: ElementRecord, entry: RouteEntry): Fix[] {
  const hops = entry.leg ? nextHopsOn(facts, owner, entry.leg) : [];
  return hops
    .filter(({ address }) => entry.nextHop.state !== "ok" || address !== entry.nextHop.value)
    .map(({ address, of }) => {
      const name = elementOf(facts, of)?.name ?? of;
      const text = formatIpv4(address);
      return changeRow(say`Use ${text}, the address of ${{ id: of, name }}`, owner, entry.row, {
        nextHop: text,
      });
    });
}

/** Ways to give the route of a finding a next hop that exists. */
export function nextHopFixes(facts: Facts, finding: Finding): readonly Fix[] {
  const owner = rowIn(facts, finding)?.owner;
  const entry = entryIn(facts, finding);
  return owner && entry ? useNextHop(facts, owner, entry) : [];
}

/** True for a next hop that no router can have: an end of the network, or a block that means something else. */
export function isImpossible({ hop, leg }: GoodEntry): boolean {
  if (leg?.prefix && isNetworkOrBroadcast(leg.prefix, hop)) return true;
  return specialBlockOf(hop)?.usable === "never";
}
