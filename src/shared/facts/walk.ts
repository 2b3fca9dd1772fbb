import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { prefixContains, type Prefix } from "#shared/address/prefix";
import { say, type Message } from "#shared/kernel/message";
import { childIds, elementOf, fieldOf, kindOf, parentOf, type Facts } from "./engine.ts";
import { clusterOf, linkedId, networkOf, networkPrefix, type NetworkId } from "./networks.ts";
import { elementAddress } from "./addresses.ts";
import { referenceOf } from "./references.ts";
import { routeLegs } from "./route-entries.ts";
import { bestRoutes, legsOf, routerOwning, staticRoutes, tableOf } from "./routing.ts";

/** Where a packet is sent: to an address of the design, or to something on the Internet. */
export type Target = Ipv4 | "internet";

/** One device that handed the packet on. */
export interface Hop {
  readonly element: string;
  readonly kind: "router" | "nat";
  /** True where the source address is replaced. */
  readonly translates: boolean;
}

export type Outcome =
  | "delivered"
  | "internet"
  | "no-route"
  | "no-gateway"
  | "loop"
  | "isolated"
  | "cannot-tell";

/** How far a packet comes, over which devices, and where it ends. */
export interface Walk {
  readonly outcome: Outcome;
  readonly hops: readonly Hop[];
  /** Where it ended: the network it was delivered on, or the device that could not go on. */
  readonly at: string;
  /** What is missing, when that cannot be told. */
  readonly missing?: Message;
  /** The interface that it left its source by; absent where the source is a router or leads nowhere. */
  readonly origin?: Origin;
}

/** Where a packet starts: an interface on a network, with the routes that its owner knows. */
export interface Origin {
  readonly element: string;
  readonly network: NetworkId | undefined;
  readonly address: Ipv4 | undefined;
  readonly gateway: Ipv4 | undefined;
}

/** The interfaces from which an element sends: its adapters, its ports that speak for it, or itself. */
export function originsOf(facts: Facts, id: string): Origin[] {
  const parts = childIds(facts, id).filter((child) => {
    const kind = kindOf(facts, child);
    return kind === "vnic" || (kind === "physicalPort" && speaks(facts, child));
  });
  return (parts.length > 0 ? parts : [id]).map((part) => originAt(facts, part));
}

/** A port that only carries a virtual switch has no address of its own. */
function speaks(facts: Facts, port: string): boolean {
  return Boolean(fieldOf(facts, port, "address")) || fieldOf(facts, port, "ipMode") === "dhcp";
}

function originAt(facts: Facts, id: string): Origin {
  const network = networkOf(facts, id);
  const own = readAddress(fieldOf(facts, id, "gateway"));
  const shared =
    network === undefined ? undefined : readAddress(fieldOf(facts, network, "gateway"));
  const gateway = own ?? clusterGateway(facts, id) ?? shared;
  return { element: id, network, address: elementAddress(facts, id), gateway };
}

/** What the network object of its cluster hands a node as gateway (HCI, Arc). */
function clusterGateway(facts: Facts, adapter: string): Ipv4 | undefined {
  const node = parentOf(facts, adapter);
  if (typeof node !== "string" || kindOf(facts, node) !== "nodeVm") return undefined;
  const cluster = clusterOf(facts, node);
  const object = cluster === undefined ? undefined : referenceOf(facts, cluster, "network");
  const isOther =
    object === undefined ||
    kindOf(facts, object) === "segment" ||
    networkOf(facts, object) !== networkOf(facts, adapter);
  return isOther ? undefined : readAddress(fieldOf(facts, object, "gateway"));
}

function readAddress(value: unknown): Ipv4 | undefined {
  const parsed = typeof value === "string" ? parseIpv4(value) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

/**
 * Follows a packet from an element to a target: on-link if a network of the element holds it, else
 * through the best route it knows, router by router and through host NATs, until it arrives or ends.
 */
export function walk(facts: Facts, from: string, target: Target): Walk {
  if (isBeyond(facts, from)) {
    return {
      outcome: "cannot-tell",
      hops: [],
      at: from,
      missing: say`what the Internet knows of this site`,
    };
  }
  if (kindOf(facts, from) === "router") return forward(facts, from, target, [], new Set([from]));
  const { way, origin } = departureOf(facts, from, target);
  if (!origin?.network) return { outcome: "isolated", hops: [], at: from };
  if (way === "on-link") return { outcome: "delivered", hops: [], at: origin.network, origin };
  const custom = way === "route" ? customRoute(facts, from, target) : undefined;
  const taken = custom
    ? sendTo(facts, custom.network, custom.nextHop, target, [], new Set())
    : leave(facts, origin, target, [], new Set());
  return { ...taken, origin };
}

/** The first step of a packet: on its own network, by a custom route of a VM, through a NAT, to a gateway, or none. */
export interface Departure {
  readonly way: "on-link" | "route" | "nat" | "gateway" | "none";
  /** The interface that it leaves by; undefined where the element is connected to nothing. */
  readonly origin: Origin | undefined;
}

/** How a packet leaves an element; what happens to it further on does not matter here. */
export function departureOf(facts: Facts, from: string, target: Target): Departure {
  const origins = originsOf(facts, from).filter((origin) => origin.network !== undefined);
  const direct = origins.find(
    (origin) => target !== "internet" && isOnLink(facts, origin.network, target),
  );
  if (direct) return { way: "on-link", origin: direct };
  const custom = customRoute(facts, from, target);
  const routed = custom && origins.find(({ network }) => network === custom.network);
  if (routed) return { way: "route", origin: routed };
  const origin = exitOf(facts, from, origins);
  if (isInternal(facts, origin?.network)) return { way: "nat", origin };
  return { way: origin?.gateway === undefined ? "none" : "gateway", origin };
}

/** What stands for the world outside the drawing: it has no place from which a packet could be followed. */
function isBeyond(facts: Facts, id: string): boolean {
  if (kindOf(facts, id) !== "externalEndpoint") return false;
  const role = fieldOf(facts, id, "role");
  return role === "internet" || (role === "azurePortal" && networkOf(facts, id) === undefined);
}

/** By which interface an element sends what it has no route for: a VM behind a NAT by that, a host by its gateway. */
function exitOf(facts: Facts, from: string, origins: readonly Origin[]): Origin | undefined {
  const inside = origins.find(
    ({ network }) =>
      isInternal(facts, network) && linkedId(facts, network ?? "", "translation") !== undefined,
  );
  const outside = origins.filter((origin) => !isInternal(facts, origin.network));
  const gated = outside.find((origin) => origin.gateway !== undefined);
  if (kindOf(facts, from) === "host") return gated ?? outside[0] ?? inside;
  return inside ?? gated ?? origins[0];
}

/** From a network through its gateway, or through the NAT of an internal switch. */
function leave(
  facts: Facts,
  origin: Origin,
  target: Target,
  hops: readonly Hop[],
  seen: Set<string>,
): Walk {
  const { network, gateway } = origin;
  if (network === undefined) return { outcome: "isolated", hops, at: origin.element };
  if (isInternal(facts, network)) return translate(facts, network, target, hops, seen);
  if (gateway === undefined) return { outcome: "no-gateway", hops, at: origin.element };
  return sendTo(facts, network, gateway, target, hops, seen);
}

function translate(
  facts: Facts,
  network: NetworkId,
  target: Target,
  hops: readonly Hop[],
  seen: Set<string>,
): Walk {
  const nat = linkedId(facts, network, "translation");
  if (nat === undefined) return { outcome: "isolated", hops, at: network };
  if (seen.has(nat)) return { outcome: "loop", hops, at: nat };
  seen.add(nat);
  const next: readonly Hop[] = [...hops, { element: nat, kind: "nat", translates: true }];
  const port = linkedId(facts, nat, "outside");
  if (port === undefined) return { outcome: "no-route", hops: next, at: nat };
  const origin = originAt(facts, port);
  if (target !== "internet" && isOnLink(facts, origin.network, target)) {
    return { outcome: "delivered", hops: next, at: origin.network ?? port };
  }
  if (origin.network === undefined) {
    return {
      outcome: "cannot-tell",
      hops: next,
      at: port,
      missing: say`the network of the outside port`,
    };
  }
  return leave(facts, origin, target, next, seen);
}

/** Hands the packet to the router that owns the next hop, and lets it choose. */
function sendTo(
  facts: Facts,
  network: NetworkId,
  nextHop: Ipv4,
  target: Target,
  hops: readonly Hop[],
  seen: Set<string>,
): Walk {
  const router = routerOwning(facts, network, nextHop);
  if (router === undefined) {
    return {
      outcome: "cannot-tell",
      hops,
      at: network,
      missing: say`the router that owns the next hop`,
    };
  }
  if (seen.has(router)) return { outcome: "loop", hops, at: router };
  seen.add(router);
  return forward(facts, router, target, hops, seen);
}

/** A router chooses by its table and hands on. */
function forward(
  facts: Facts,
  router: string,
  target: Target,
  hops: readonly Hop[],
  seen: Set<string>,
): Walk {
  const translates = fieldOf(facts, router, "natOutside") === true;
  const table = tableOf(facts, router);
  const [route] =
    target === "internet"
      ? table
          .filter((each) => each.destination.length === 0)
          .toSorted((a, b) => a.metric - b.metric)
      : bestRoutes(table, target);
  const leaves = route?.origin === "wan";
  const next: readonly Hop[] = [
    ...hops,
    { element: router, kind: "router", translates: translates && leaves },
  ];
  if (!route) return { outcome: "no-route", hops: next, at: router };
  if (leaves) return { outcome: "internet", hops: next, at: String(route.source) };
  if (route.origin === "line") {
    const far = String(route.source);
    if (seen.has(far)) return { outcome: "loop", hops: next, at: far };
    seen.add(far);
    return forward(facts, far, target, next, seen);
  }
  const leg = legsOf(facts, router).find((each) => each.id === route.leg);
  if (!leg?.network) {
    return {
      outcome: "cannot-tell",
      hops: next,
      at: router,
      missing: say`the network of an interface`,
    };
  }
  if (route.nextHop === undefined) return { outcome: "delivered", hops: next, at: leg.network };
  return sendTo(facts, leg.network, route.nextHop, target, next, seen);
}

/** A custom route of the device that a Kubernetes VM runs on, where one matches best. */
function customRoute(
  facts: Facts,
  from: string,
  target: Target,
): { network: NetworkId; nextHop: Ipv4 } | undefined {
  if (target === "internet" || kindOf(facts, from) !== "nodeVm") return undefined;
  const host = parentOf(facts, from);
  if (typeof host !== "string") return undefined;
  const [best] = bestRoutes(staticRoutes(facts, host), target);
  const leg = best && routeLegs(facts, host).find((each) => each.id === best.leg);
  return best?.nextHop !== undefined && leg?.network !== undefined
    ? { network: leg.network, nextHop: best.nextHop }
    : undefined;
}

function isInternal(facts: Facts, network: NetworkId | undefined): boolean {
  return (
    network !== undefined &&
    kindOf(facts, network) === "vswitch" &&
    linkedId(facts, network, "uplink") === undefined
  );
}

function isOnLink(facts: Facts, network: NetworkId | undefined, target: Ipv4): boolean {
  const prefix: Prefix | undefined =
    network === undefined ? undefined : networkPrefix(facts, network);
  return prefix !== undefined && prefixContains(prefix, target);
}

/** How a walk ended, in words that complete "the packet …". */
export function outcomeInWords(facts: Facts, { outcome, at }: Walk): Message {
  const name = elementOf(facts, at);
  const place = name ? say`${{ id: name.id, name: name.name }}` : say`${at}`;
  switch (outcome) {
    case "delivered":
      return say`arrives on ${place}`;
    case "internet":
      return say`leaves for ${place}`;
    case "no-route":
      return say`stops at ${place}, which has no route to it`;
    case "no-gateway":
      return say`cannot leave ${place}, which has no gateway`;
    case "loop":
      return say`goes round in a loop at ${place}`;
    case "isolated":
      return say`cannot leave ${place}, which is connected to nothing`;
    case "cannot-tell":
      return say`cannot be followed past ${place}`;
  }
}
