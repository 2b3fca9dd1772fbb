import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, isNetworkOrBroadcast } from "#shared/address/prefix";
import { specialBlockOf } from "#shared/address/special";
import { plain, say } from "#shared/kernel/message";
import { goodEntries, ROUTE_OWNERS } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { isImpossible, nextHopFixes } from "./next-hops.ts";
import { atRow } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

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
        edits: [deviceRoutes({ nextHop: "192.168.20.255" })],
      },
      { title: "next hop 127.0.0.1", base: "ase", edits: [deviceRoutes({ nextHop: "127.0.0.1" })] },
    ],
    good: [{ title: "Port3 192.168.20.5/24, next hop 192.168.20.1", base: "ase" }],
  },
});
