import type { Ipv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress, prefixContains, type Prefix } from "#shared/address/prefix";
import { canonicalJson, type Json } from "#shared/kernel/json";
import { childIds, defineFact, fieldOf, kindOf, linksOf, parentOf, type Facts } from "./engine.ts";
import { overLines } from "./lines.ts";
import { networkOf, type NetworkId } from "./networks.ts";
import { DEFAULT_METRIC, goodEntries } from "./route-entries.ts";

/** One leg of a router: an interface with an address on a network. */
export interface Leg {
  readonly id: string;
  readonly network: NetworkId | undefined;
  readonly address: Ipv4;
  readonly prefix: Prefix;
}

/** One entry of a forwarding table. */
export interface Route {
  readonly destination: Prefix;
  /** Undefined for a connected network and for a WAN link. */
  readonly nextHop: Ipv4 | undefined;
  /** The leg that packets leave by; undefined where the table names none that exists. */
  readonly leg: string | undefined;
  readonly metric: number;
  /** `line` leads over a tunnel or WAN line to another router. */
  readonly origin: "connected" | "static" | "wan" | "line";
  /** Row of the field it comes from, or the far end of the link. */
  readonly source: number | string;
}

/** The legs of a router that have a readable address. */
export const legsOf = defineFact<readonly Leg[]>(
  "legs",
  (facts, router) =>
    childIds(facts, router).flatMap((id) => {
      const text =
        kindOf(facts, id) === "routerInterface" ? fieldOf(facts, id, "address") : undefined;
      const parsed = typeof text === "string" ? parseInterfaceAddress(text) : undefined;
      if (!parsed?.ok) return [];
      return [
        {
          id,
          network: networkOf(facts, id),
          address: parsed.value.address,
          prefix: parsed.value.prefix,
        },
      ];
    }),
  sameValue,
);

/** The forwarding table of a router: connected networks, its routes, and its WAN links. */
export const tableOf = defineFact<readonly Route[]>(
  "table",
  (facts, router) => {
    const legs = legsOf(facts, router);
    const connected = legs.map((leg): Route => ({
      destination: leg.prefix,
      nextHop: undefined,
      leg: leg.id,
      metric: 0,
      origin: "connected",
      source: leg.id,
    }));
    const wan = linksOf(facts, router)
      .filter((link) => link.kind === "wan" && link.from === router)
      .filter((link) => kindOf(facts, link.to) === "externalEndpoint")
      .map((link): Route => ({
        destination: EVERYTHING,
        nextHop: undefined,
        leg: undefined,
        metric: DEFAULT_METRIC,
        origin: "wan",
        source: link.to,
      }));
    return [...connected, ...staticRoutes(facts, router), ...lineRoutes(facts, router), ...wan];
  },
  sameValue,
);

/** What the routers at the far end of tunnels and WAN lines are on or route to, as they announce it. */
function lineRoutes(facts: Facts, router: string): Route[] {
  return overLines(facts, router).flatMap(({ far, first, distance }) =>
    [
      ...legsOf(facts, far).map(({ prefix }) => prefix),
      ...staticRoutes(facts, far).map(({ destination }) => destination),
    ]
      .filter(({ length }) => length > 0)
      .map((destination): Route => ({
        destination,
        nextHop: undefined,
        leg: undefined,
        metric: DEFAULT_METRIC + distance,
        origin: "line",
        source: first,
      })),
  );
}

const EVERYTHING: Prefix = { network: 0, length: 0 };

/** The routes that an element's table lists, as far as they can be read. */
export function staticRoutes(facts: Facts, owner: string): Route[] {
  return goodEntries(facts, owner).map(({ row, prefix, hop, cost, leg }): Route => ({
    destination: prefix,
    nextHop: hop,
    leg: leg?.id,
    metric: cost,
    origin: "static",
    source: row,
  }));
}

/** The routes that win for an address (F15): longest prefix, then lowest metric. More than one is a tie. */
export function bestRoutes<R extends Pick<Route, "destination" | "metric">>(
  table: readonly R[],
  target: Ipv4,
): R[] {
  const matching = table.filter((route) => prefixContains(route.destination, target));
  const length = Math.max(...matching.map((route) => route.destination.length));
  const longest = matching.filter((route) => route.destination.length === length);
  const metric = Math.min(...longest.map((route) => route.metric));
  return longest.filter((route) => route.metric === metric);
}

/** The router that owns an address on a network, if one is drawn. */
export function routerOwning(facts: Facts, network: NetworkId, address: Ipv4): string | undefined {
  return routersOn(facts, network).find((router) =>
    legsOf(facts, router).some((leg) => leg.network === network && leg.address === address),
  );
}

/** The forwarding routers with a leg on a network, by id. */
export const routersOn = defineFact<readonly string[]>(
  "routersOn",
  (facts, network) => {
    const routers = new Set<string>();
    const seen = new Set([network]);
    const queue = [network];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const link of linksOf(facts, at)) {
        if (link.kind !== "cable") continue;
        const far = link.from === at ? link.to : link.from;
        const kind = kindOf(facts, far);
        if (kind === "routerInterface") {
          const router = routerOfLeg(facts, far);
          if (router !== undefined && fieldOf(facts, router, "forwards") !== false)
            routers.add(router);
        } else if (kind === "physicalSwitch" && !seen.has(far)) {
          seen.add(far);
          queue.push(far);
        }
      }
    }
    return [...routers].sort();
  },
  (a, b) => a.length === b.length && a.every((id, i) => id === b[i]),
);

const routerOfLeg = defineFact<string | undefined>("routerOfLeg", (facts, leg) => {
  const parent = parentOf(facts, leg);
  return parent !== null && parent !== undefined && kindOf(facts, parent) === "router"
    ? parent
    : undefined;
});

function sameValue<T>(a: readonly T[], b: readonly T[]): boolean {
  return canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json);
}
