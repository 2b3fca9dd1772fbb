import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { goodEntries, ROUTE_OWNERS } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, deleteNeedless } from "./rows.ts";
import { deviceRoutes, routerRoutes } from "./examples.ts";

/**
 * A summary such as 10.0.0.0/8 through a gateway on a connected 10.1.1.0/24 is sound,
 * since the connected network is longer and leads to the gateway.
 */
export const nextHopInside = defineRule({
  id: "UL-ROUTE-007",
  name: "route/next-hop-inside",
  severity: "warning",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "The next hop of a route lies inside the destination that it should lead to.",
  why: "The route would have to exist already to reach its own next hop; on a flat network it is not needed at all.",
  todo: "Delete the route when its destination is the network of the interface, or name a next hop outside the destination.",
  sources: [ENGINEERING, seed("ASE", "Add a route configuration")],
  check(facts, owner, report) {
    for (const entry of goodEntries(facts, owner.id)) {
      const { prefix, hop, leg } = entry;
      if (prefix.length === 0 || prefix.length === 32) continue;
      const isLonger =
        leg?.prefix && leg.prefix.length > prefix.length && prefixContains(leg.prefix, hop);
      if (!prefixContains(prefix, hop)) {
        report.pass(say`${formatIpv4(hop)} is outside ${formatPrefix(prefix)}.`);
      } else if (isLonger && leg.prefix) {
        report.pass(
          say`${formatIpv4(hop)} is reached over the connected ${formatPrefix(leg.prefix)}.`,
        );
      } else {
        report.fail({
          ...atRow(owner, entry),
          message: say`Next hop ${formatIpv4(hop)} lies inside the destination ${formatPrefix(prefix)}.`,
        });
      }
    }
  },
  fixes: deleteNeedless,
  examples: {
    bad: [
      {
        title: "192.168.20.0/24 via 192.168.20.1 on Port3",
        base: "ase",
        edits: [deviceRoutes({ destination: "192.168.20.0/24" })],
      },
    ],
    good: [
      { title: "192.168.30.0/24 via 192.168.20.1 on Port3 (192.168.20.5/24)", base: "ase" },
      {
        title: "a summary through a gateway on a connected network",
        base: "edge-scalable",
        edits: [routerRoutes("router", { destination: "192.168.0.0/16", nextHop: "192.168.0.2" })],
      },
    ],
  },
});
