import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { formatPrefix, isHost, type Prefix } from "#shared/address/prefix";
import type { JsonObject } from "#shared/kernel/json";
import { plain, say, type Message } from "#shared/kernel/message";
import { childIds, elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { elementAddress } from "#shared/facts/addresses";
import { gatewayOf } from "#shared/facts/gateways";
import { readRows } from "#shared/facts/readings";
import {
  routeField,
  routeLegs,
  type GoodEntry,
  type RouteEntry,
  type RouteLeg,
} from "#shared/facts/route-entries";
import { legsOf, routersOn } from "#shared/facts/routing";
import type { ElementRecord } from "#shared/model/records";
import type { Failure } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";

/** The part of a failure that says which row of a table is meant. */
export function atRow(
  owner: ElementRecord,
  { row }: RouteEntry,
): Pick<Failure, "field" | "which" | "data"> & { readonly data: JsonObject } {
  return { field: routeField(owner.kind), which: String(row), data: { row } };
}

/** The owner of the table and the row that a finding is about. */
export function rowIn(
  facts: Facts,
  { subjects: [subject], data }: Finding,
): { readonly owner: ElementRecord; readonly row: number } | undefined {
  const owner = subject && elementOf(facts, subject.element);
  const { row } = data;
  return owner && typeof row === "number" ? { owner, row } : undefined;
}

/** Changes cells of one row. */
export function changeRow(title: Message, owner: ElementRecord, row: number, cells: JsonObject): Fix {
  const field = routeField(owner.kind);
  const rows = readRows(owner, field);
  return setFields(title, owner.id, { [field]: rows.with(row, { ...rows[row], ...cells }) });
}

/** Puts other rows in the place of one; none deletes it. */
export function replaceRow(
  title: Message,
  owner: ElementRecord,
  row: number,
  rows: readonly JsonObject[],
): Fix {
  const field = routeField(owner.kind);
  return setFields(title, owner.id, { [field]: readRows(owner, field).toSpliced(row, 1, ...rows) });
}

/** The route as people read it: "192.168.30.0/24 via 192.168.20.1 on Port3". */
export function inWords({ prefix, hop, interfaceName, leg }: GoodEntry): Message {
  const name = leg?.name ?? interfaceName;
  const start = say`${formatPrefix(prefix)} via ${formatIpv4(hop)}`;
  return name === "" ? start : say`${start} on ${plain(name)}`;
}

/** Tells interfaces apart, also those that are named and not drawn. */
export function interfaceKey({ leg, interfaceName }: RouteEntry): string {
  return leg?.id ?? ` ${interfaceName.toLowerCase()}`;
}

export function prefixKey({ prefix }: GoodEntry): string {
  return formatPrefix(prefix);
}

/** The entries in groups by destination, in the order of the table. */
export function byDestination(entries: readonly GoodEntry[]): readonly GoodEntry[][] {
  return [...Map.groupBy(entries, prefixKey).values()];
}

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

export function nextHopsOn(facts: Facts, owner: ElementRecord, leg: RouteLeg): NextHop[] {
  if (leg.network === undefined) return [];
  const { network } = leg;
  const own = ownAddresses(facts, owner);
  const found = new Map<Ipv4, string>();
  for (const router of routersOn(facts, network)) {
    for (const each of legsOf(facts, router)) {
      const fits = !leg.prefix || isHost(leg.prefix, each.address);
      if (each.network === network && fits && !own.has(each.address)) found.set(each.address, router);
    }
  }
  const gateway = gatewayOf(facts, network)?.address;
  return [...found]
    .map(([address, of]) => ({ address, of }))
    .sort((a, b) => Number(b.address === gateway) - Number(a.address === gateway) || a.address - b.address);
}

/** Points a route to each router that its interface can reach. */
export function useNextHop(facts: Facts, owner: ElementRecord, entry: RouteEntry): Fix[] {
  const hops = entry.leg ? nextHopsOn(facts, owner, entry.leg) : [];
  return hops
    .filter(({ address }) => entry.nextHop.state !== "ok" || address !== entry.nextHop.value)
    .map(({ address, of }) => {
      const name = elementOf(facts, of)?.name ?? of;
      const text = formatIpv4(address);
      return changeRow(say`Use ${text}, the address of ${{ id: of, name }}`, owner, entry.row, { nextHop: text });
    });
}

/** A network behind a router on a leg's network, with the next hop that leads there. */
export interface Behind {
  readonly prefix: Prefix;
  readonly hop: Ipv4;
}

/** The networks that the router with that address joins, other than the one it is reached on. */
export function networksBehind(facts: Facts, leg: RouteLeg, hop?: Ipv4): Behind[] {
  const { network } = leg;
  if (network === undefined) return [];
  return routersOn(facts, network).flatMap((router) => {
    const legs = legsOf(facts, router);
    const near = legs.find((each) => each.network === network && (hop === undefined || each.address === hop));
    if (!near) return [];
    return legs.filter((each) => each.network !== network).map(({ prefix }) => ({ prefix, hop: near.address }));
  });
}

/** The interface of that id on who keeps the table. */
export function legOf(facts: Facts, owner: string, id: string): RouteLeg | undefined {
  return routeLegs(facts, owner).find((leg) => leg.id === id);
}
