import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, isNetworkOrBroadcast, prefixContains } from "#shared/address/prefix";
import { specialBlockOf } from "#shared/address/special";
import { plain, say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { goodEntries, ROUTE_OWNERS, routeLegs, type GoodEntry } from "#shared/facts/route-entries";
import { routerOwning } from "#shared/facts/routing";
import { defineRule } from "../define-rule.ts";
import { drawRouter } from "../draw-router.ts";
import type { Finding, Fix } from "../finding.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, ownAddresses, rowIn, useNextHop } from "./rows.ts";

/** UL-ROUTE-003. A network or broadcast address, and one that no host may have, is UL-ROUTE-005. */
export const nextHopOffLink = defineRule({
  id: "UL-ROUTE-003",
  name: "route/next-hop-off-link",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "The next hop of a route is not on the network of its interface.",
  why: "A packet is handed to a neighbour; an address beyond the network cannot be asked for there, and the route is refused or dead.",
  todo: "Name the address of a router on the network of that interface.",
  sources: [ENGINEERING, seed("ASE", "Network routes")],
  check(facts, owner, report) {
    for (const entry of goodEntries(facts, owner.id)) {
      const { hop, leg, interfaceName } = entry;
      if (isImpossible(entry)) continue;
      if (!leg) {
        if (interfaceName === "" && owner.kind === "router" && routeLegs(facts, owner.id).length > 0) {
          report.fail({
            ...atRow(owner, entry),
            message: say`Next hop ${formatIpv4(hop)} is on no network that ${owner} joins.`,
          });
        } else report.cannotTell(say`The interface of route ${plain(entry.row + 1)} is not drawn.`);
      } else if (!leg.prefix) {
        report.cannotTell(say`The network of ${nameOf(facts, leg.id)} has no prefix.`);
      } else if (prefixContains(leg.prefix, hop)) {
        report.pass(say`${formatIpv4(hop)} is in ${formatPrefix(leg.prefix)}, the network of ${nameOf(facts, leg.id)}.`);
      } else {
        report.fail({
          ...atRow(owner, entry),
          with: [{ element: leg.id }],
          message: say`Next hop ${formatIpv4(hop)} is not in ${formatPrefix(leg.prefix)}, the network of ${nameOf(facts, leg.id)}.`,
        });
      }
    }
  },
  fixes: nextHopFixes,
  examples: {
    bad: [
      {
        title: "Port3 192.168.20.5/24, next hop 192.168.30.1",
        base: "ase",
        edits: [routeOnPort3("192.168.30.1")],
      },
      {
        title: "a router that joins no network of the next hop",
        base: "edge-scalable",
        edits: [
          { set: "router", fields: { routes: [{ destination: "10.7.0.0/24", nextHop: "10.9.0.1" }] } },
        ],
      },
    ],
    good: [{ title: "Port3 192.168.20.5/24, next hop 192.168.20.1", base: "ase" }],
  },
});

/** UL-ROUTE-004 */
export const nextHopOwn = defineRule({
  id: "UL-ROUTE-004",
  name: "route/next-hop-own",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "The next hop of a route is an address of the machine that holds the route.",
  why: "The packet would be handed from the machine to itself and gets no further.",
  todo: "Name the router on that network, usually the gateway of the segment.",
  sources: [ENGINEERING],
  check(facts, owner, report) {
    const own = ownAddresses(facts, owner);
    for (const entry of goodEntries(facts, owner.id)) {
      const holder = own.get(entry.hop);
      if (holder === undefined) {
        report.pass(say`${formatIpv4(entry.hop)} belongs to somebody else.`);
        continue;
      }
      report.fail({
        ...atRow(owner, entry),
        with: holder === owner.id ? [] : [{ element: holder }],
        message: say`Next hop ${formatIpv4(entry.hop)} is ${nameOf(facts, holder)}'s own address.`,
      });
    }
  },
  fixes: nextHopFixes,
  examples: {
    bad: [
      {
        title: "worker 192.168.20.51, next hop 192.168.20.51",
        base: "ase",
        edits: [routeOnPort3("192.168.20.51")],
      },
      {
        title: "a router that points at its own leg",
        base: "edge-scalable",
        edits: [
          { set: "router", fields: { routes: [{ destination: "10.7.0.0/24", nextHop: "192.168.0.1" }] } },
        ],
      },
    ],
    good: [{ title: "worker 192.168.20.51, next hop 192.168.20.1", base: "ase" }],
  },
});

/** UL-ROUTE-005 */
export const nextHopUnusable = defineRule({
  id: "UL-ROUTE-005",
  name: "route/next-hop-unusable",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "The next hop of a route is no address that a neighbour can have.",
  why: "Network and broadcast addresses, loopback, link local and multicast name no router.",
  todo: "Name the address of the router on that network.",
  sources: [ENGINEERING],
  check(facts, owner, report) {
    for (const entry of goodEntries(facts, owner.id)) {
      const { hop, leg } = entry;
      const text = formatIpv4(hop);
      if (!isImpossible(entry)) {
        report.pass(say`${text} is an ordinary host address.`);
        continue;
      }
      const block = specialBlockOf(hop);
      const reason =
        leg?.prefix && isNetworkOrBroadcast(leg.prefix, hop)
          ? say`it is the ${plain(hop === leg.prefix.network ? "network" : "broadcast")} address of ${formatPrefix(leg.prefix)}`
          : say`it belongs to ${block ? formatPrefix(block.prefix) : text} (${plain(block?.name.toLowerCase() ?? "")})`;
      report.fail({
        ...atRow(owner, entry),
        message: say`${text} cannot be a next hop: ${reason}.`,
      });
    }
  },
  fixes: nextHopFixes,
  examples: {
    bad: [
      {
        title: "Port3 192.168.20.5/24, next hop 192.168.20.255",
        base: "ase",
        edits: [routeOnPort3("192.168.20.255")],
      },
      { title: "next hop 127.0.0.1", base: "ase", edits: [routeOnPort3("127.0.0.1")] },
    ],
    good: [{ title: "Port3 192.168.20.5/24, next hop 192.168.20.1", base: "ase" }],
  },
});

/** UL-ROUTE-006 */
export const nextHopUnknown = defineRule({
  id: "UL-ROUTE-006",
  name: "route/next-hop-unknown",
  severity: "warning",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "No router that is drawn owns the next hop of a route.",
  why: "What becomes of the packets from there on cannot be followed, and nobody may be listening at that address.",
  todo: "Draw the router with that address on the network, or name the one that is there.",
  sources: [ENGINEERING],
  check(facts, owner, report) {
    const own = ownAddresses(facts, owner);
    for (const entry of goodEntries(facts, owner.id)) {
      const { hop, leg } = entry;
      if (!leg?.prefix || !prefixContains(leg.prefix, hop) || isImpossible(entry) || own.has(hop)) continue;
      if (leg.network === undefined) {
        report.cannotTell(say`${nameOf(facts, leg.id)} is not connected to a network.`);
        continue;
      }
      const router = routerOwning(facts, leg.network, hop);
      if (router !== undefined) {
        report.pass(say`${nameOf(facts, router)} owns ${formatIpv4(hop)}.`);
        continue;
      }
      report.fail({
        ...atRow(owner, entry),
        with: [{ element: leg.network }],
        message: say`No router on ${nameOf(facts, leg.network)} owns next hop ${formatIpv4(hop)}.`,
      });
    }
  },
  fixes(facts, finding) {
    const entry = entryIn(facts, finding);
    const [, network] = finding.subjects;
    if (!entry || !network) return [];
    const drawn = drawRouter(facts, network.element, entry.hop, entry.leg?.prefix?.length ?? 24);
    return [...nextHopFixes(facts, finding), drawn];
  },
  examples: {
    bad: [
      {
        title: "next hop 192.168.20.9, only router is 192.168.20.1",
        base: "ase",
        edits: [routeOnPort3("192.168.20.9")],
      },
    ],
    good: [{ title: "next hop 192.168.20.1, router 192.168.20.1", base: "ase" }],
  },
});

/** True for what no router can have: the ends of the network, and blocks that mean something else. */
function isImpossible({ hop, leg }: GoodEntry): boolean {
  if (leg?.prefix && isNetworkOrBroadcast(leg.prefix, hop)) return true;
  return specialBlockOf(hop)?.usable === "never";
}

function entryIn(facts: Facts, finding: Finding): GoodEntry | undefined {
  const at = rowIn(facts, finding);
  return at && goodEntries(facts, at.owner.id).find(({ row }) => row === at.row);
}

function nextHopFixes(facts: Facts, finding: Finding): readonly Fix[] {
  const at = rowIn(facts, finding);
  const entry = entryIn(facts, finding);
  return at && entry ? useNextHop(facts, at.owner, entry) : [];
}

function routeOnPort3(nextHop: string) {
  const route = { destination: "192.168.30.0/24", nextHop, interface: "Port3", metric: 100 };
  return { set: "device", fields: { customRoutes: [route] } };
}
