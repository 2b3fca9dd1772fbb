import { buildLongestPrefixMatch } from "#shared/address/prefix-order";
import type { Ipv4 } from "#shared/address/ipv4";
import { broadcastOf, type Prefix } from "#shared/address/prefix";
import { networksOfRouter } from "./domains.ts";
import { defineFact, defineGlobalFact, fieldOf, idsOfKind, type Facts } from "./engine.ts";
import type { NetworkId } from "./networks.ts";
import { legsOf, tableOf, type Route } from "./routing.ts";

/** Routers that hand the packets to some destinations round in a circle. */
export interface RoutingLoop {
  /** In the order of the packet, the router with the smallest id first. */
  readonly routers: readonly string[];
  /** What never arrives, in order of address. */
  readonly destinations: readonly Prefix[];
}

/** Forwarding routers that can hand packets to one another, since they meet on a network. */
const groupOfRouter = defineGlobalFact<ReadonlyMap<string, readonly string[]>>(
  "routerGroups",
  (facts) => {
    const onNetwork = new Map<NetworkId, string[]>();
    const members = new Map<string, string[]>();
    for (const router of idsOfKind(facts, "router")) {
      if (fieldOf(facts, router, "forwards") === false) continue;
      let group = [router];
      members.set(router, group);
      for (const network of networksOfRouter(facts, router)) {
        const others = onNetwork.get(network);
        onNetwork.set(network, others ?? [router]);
        const met = others && members.get(others[0] ?? "");
        if (!met || met === group) continue;
        const [small, large] = met.length < group.length ? [met, group] : [group, met];
        for (const id of small) {
          large.push(id);
          members.set(id, large);
        }
        group = large;
      }
    }
    for (const group of new Set(members.values())) group.sort();
    return members;
  },
);

/** Named by its first router, so that an edit elsewhere leaves the answer alone. */
const loopsOfGroup = defineFact<readonly RoutingLoop[]>("routingLoops", (facts, first) =>
  findLoops(facts, groupOfRouter(facts).get(first) ?? []),
);

/** The routing loops that are told of at this router, the one with the smallest id in each. */
export function routingLoopsAt(facts: Facts, router: string): RoutingLoop[] {
  const [first] = groupOfRouter(facts).get(router) ?? [];
  return first === undefined
    ? []
    : loopsOfGroup(facts, first).filter(({ routers }) => routers[0] === router);
}

/**
 * Every destination is followed once from each router that names it; what was followed before is not
 * followed again. The cost is that of the tables' entries, each with one search by longest prefix.
 */
function findLoops(facts: Facts, group: readonly string[]): RoutingLoop[] {
  if (group.length < 2) return [];
  const tables = new Map(group.map((router) => [router, searchable(facts, router)]));
  const owners = new Map<string, string>();
  for (const router of group) {
    for (const leg of legsOf(facts, router)) {
      const key = `${leg.network ?? leg.id} ${leg.address}`;
      if (!owners.has(key)) owners.set(key, router);
    }
  }
  const networks = new Map(
    group.flatMap((router) => legsOf(facts, router).map((leg) => [leg.id, leg.network] as const)),
  );
  const next = (router: string, target: Ipv4): string | undefined => {
    const route = tables.get(router)?.best(target);
    if (route?.nextHop === undefined || route.leg === undefined) return undefined;
    return owners.get(`${networks.get(route.leg) ?? route.leg} ${route.nextHop}`);
  };
  const found = new Map<string, { routers: readonly string[]; destinations: Prefix[] }>();
  for (const { prefix, starts, target } of destinationsOf(tables)) {
    const followed = new Map<string, string>();
    for (const start of starts) {
      const circle = follow(start, (router) => next(router, target), followed);
      if (!circle) continue;
      const key = circle.join("\n");
      const loop = found.get(key);
      if (loop) loop.destinations.push(prefix);
      else found.set(key, { routers: circle, destinations: [prefix] });
    }
  }
  return [...found.values()];
}

interface Table {
  readonly routes: readonly Route[];
  readonly best: (target: Ipv4) => Route | undefined;
}

/** A table in which the best route for an address is found by one search. */
function searchable(facts: Facts, router: string): Table {
  // Of equal prefixes the search takes the first, which must be the one with the lowest metric.
  const routes = tableOf(facts, router).toSorted((a, b) => a.metric - b.metric);
  const match = buildLongestPrefixMatch(routes.map(({ destination }) => destination));
  return { routes, best: (target) => routes[match(target)] };
}

interface Destination {
  readonly prefix: Prefix;
  /** The routers that name it in a route. */
  readonly starts: readonly string[];
  /** An address of it that no table knows by a longer prefix, if there is one. */
  readonly target: Ipv4;
}

/** Each prefix that a static route of the group names, with an address that stands for it. */
function destinationsOf(tables: ReadonlyMap<string, Table>): Destination[] {
  const named = new Map<string, { prefix: Prefix; starts: string[] }>();
  for (const [router, { routes }] of tables) {
    for (const { destination, origin } of routes) {
      const key = `${destination.network}/${destination.length}`;
      const entry = named.get(key) ?? { prefix: destination, starts: [] };
      named.set(key, entry);
      if (origin === "static" && entry.starts.at(-1) !== router) entry.starts.push(router);
    }
  }
  const ordered = [...named.values()].sort(
    (a, b) => a.prefix.network - b.prefix.network || a.prefix.length - b.prefix.length,
  );
  return ordered
    .map(({ prefix, starts }, i) => ({ prefix, starts, target: ownAddress(prefix, ordered, i) }))
    .filter(({ starts }) => starts.length > 0);
}

/** The first address of a prefix beyond the longer ones that begin where it begins, one after another. */
function ownAddress(
  prefix: Prefix,
  ordered: readonly { readonly prefix: Prefix }[],
  at: number,
): Ipv4 {
  let address = prefix.network;
  const end = broadcastOf(prefix);
  for (let i = at + 1; i < ordered.length; i++) {
    const inner = ordered[i]?.prefix;
    if (!inner || inner.network > address || inner.network > end) break;
    address = Math.max(address, broadcastOf(inner) + 1);
  }
  return address > end ? prefix.network : address;
}

/** The circle that a packet from `start` gets into, unless an earlier packet was there before. */
function follow(
  start: string,
  next: (router: string) => string | undefined,
  followed: Map<string, string>,
): readonly string[] | undefined {
  const path: string[] = [];
  for (let at: string | undefined = start; at !== undefined; at = next(at)) {
    const by = followed.get(at);
    if (by !== undefined) return by === start ? circleFrom(path, at) : undefined;
    followed.set(at, start);
    path.push(at);
  }
  return undefined;
}

function circleFrom(path: readonly string[], at: string): readonly string[] {
  const circle = path.slice(path.indexOf(at));
  const first = circle.indexOf(circle.toSorted()[0] ?? at);
  return [...circle.slice(first), ...circle.slice(0, first)];
}
