import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { nameOf } from "#shared/facts/names";
import { goodEntries, ROUTE_OWNERS, routeLegs } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { isImpossible, nextHopFixes } from "./next-hops.ts";
import { atRow } from "./rows.ts";
import { deviceRoutes, routerRoutes } from "./examples.ts";

/** A network or broadcast address, and one that no host may have, is UL-ROUTE-005. */
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
        if (
          interfaceName === "" &&
          owner.kind === "router" &&
          routeLegs(facts, owner.id).length > 0
        ) {
          report.fail({
            ...atRow(owner, entry),
            message: say`Next hop ${formatIpv4(hop)} is on no network that ${owner} joins.`,
          });
        } else report.cannotTell(say`The interface of route ${plain(entry.row + 1)} is not drawn.`);
      } else if (!leg.prefix) {
        report.cannotTell(say`The network of ${nameOf(facts, leg.id)} has no prefix.`);
      } else if (prefixContains(leg.prefix, hop)) {
        report.pass(
          say`${formatIpv4(hop)} is in ${formatPrefix(leg.prefix)}, the network of ${nameOf(facts, leg.id)}.`,
        );
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
        edits: [deviceRoutes({ nextHop: "192.168.30.1" })],
      },
      {
        title: "a router that joins no network of the next hop",
        base: "edge-scalable",
        edits: [routerRoutes("router", { destination: "10.7.0.0/24", nextHop: "10.9.0.1" })],
      },
    ],
    good: [{ title: "Port3 192.168.20.5/24, next hop 192.168.20.1", base: "ase" }],
  },
});
