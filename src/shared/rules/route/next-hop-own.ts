import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { nameOf } from "#shared/facts/names";
import { goodEntries, ROUTE_OWNERS } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { ownAddresses, nextHopFixes } from "./next-hops.ts";
import { atRow } from "./rows.ts";
import { deviceRoutes, routerRoutes } from "./examples.ts";

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
    const entries = goodEntries(facts, owner.id);
    if (entries.length === 0) return;
    const own = ownAddresses(facts, owner);
    for (const entry of entries) {
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
        edits: [deviceRoutes({ nextHop: "192.168.20.51" })],
      },
      {
        title: "a router that points at its own leg",
        base: "edge-scalable",
        edits: [routerRoutes("router", { destination: "10.7.0.0/24", nextHop: "192.168.0.1" })],
      },
    ],
    good: [{ title: "worker 192.168.20.51, next hop 192.168.20.1", base: "ase" }],
  },
});
