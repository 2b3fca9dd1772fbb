import { formatPrefix, prefixContainsPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { nameOf } from "#shared/facts/names";
import { goodEntries } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { atRow, inWords, deleteNeedless } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

export const alreadyConnected = defineRule({
  id: "UL-ROUTE-008",
  name: "route/already-connected",
  severity: "info",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route leads to the network that its interface is on already.",
  why: "On a flat private subnet everything is a neighbour; the route adds nothing.",
  todo: "Delete the route.",
  sources: [seed("ASE", "Change routing on compute network")],
  check(facts, owner, report) {
    for (const entry of goodEntries(facts, owner.id)) {
      const { prefix, leg } = entry;
      if (!leg?.prefix) continue;
      if (!prefixContainsPrefix(leg.prefix, prefix)) {
        report.pass(say`${inWords(entry)} leads beyond ${formatPrefix(leg.prefix)}.`);
        continue;
      }
      report.fail({
        ...atRow(owner, entry),
        with: [{ element: leg.id }],
        message: say`${formatPrefix(prefix)} is directly connected to ${nameOf(facts, leg.id)}; the route is not needed.`,
      });
    }
  },
  fixes: deleteNeedless,
  examples: {
    bad: [
      {
        title: "Port3 192.168.20.5/24, route 192.168.20.0/24",
        base: "ase",
        edits: [deviceRoutes({ destination: "192.168.20.0/24" })],
      },
    ],
    good: [{ title: "Port3 192.168.20.5/24, route 192.168.30.0/24", base: "ase" }],
  },
});
