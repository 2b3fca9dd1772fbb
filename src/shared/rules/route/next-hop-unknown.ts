import { formatIpv4 } from "#shared/address/ipv4";
import { prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { nameOf } from "#shared/facts/names";
import { goodEntries, ROUTE_OWNERS } from "#shared/facts/route-entries";
import { routerOwning } from "#shared/facts/routing";
import { defineRule } from "../define-rule.ts";
import { drawRouter } from "../draw-router.ts";
import { ENGINEERING } from "../sources.ts";
import { ownAddresses, isImpossible, nextHopFixes } from "./next-hops.ts";
import { atRow, entryIn } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

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
      if (!leg?.prefix || !prefixContains(leg.prefix, hop) || isImpossible(entry) || own.has(hop))
        continue;
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
        edits: [deviceRoutes({ nextHop: "192.168.20.9" })],
      },
    ],
    good: [{ title: "next hop 192.168.20.1, router 192.168.20.1", base: "ase" }],
  },
});
