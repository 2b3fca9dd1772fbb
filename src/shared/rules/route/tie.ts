import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { goodEntries, ROUTE_OWNERS, type GoodEntry } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, byDestination, changeRow, rowIn, wayKey } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

export const tie = defineRule({
  id: "UL-ROUTE-010",
  name: "route/tie",
  severity: "warning",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "Two routes to one destination have the same metric and different ways.",
  why: "Neither is preferred, so that the path is left to chance and may change from one connection to the next.",
  todo: "Give the way that is meant as the spare one a higher metric.",
  sources: [ENGINEERING, seed("ASE", "Add a route configuration")],
  check(facts, owner, report) {
    for (const group of byDestination(goodEntries(facts, owner.id))) {
      const firstOf = new Map<number, GoodEntry>();
      let ties = 0;
      for (const entry of group) {
        const before = firstOf.get(entry.cost);
        if (!before) firstOf.set(entry.cost, entry);
        if (!before || wayKey(before) === wayKey(entry)) continue;
        ties += 1;
        report.fail({
          ...atRow(owner, entry),
          message: say`Routes to ${destinationOf(group)} via ${formatIpv4(before.hop)} and ${formatIpv4(entry.hop)} have the same metric ${entry.cost}.`,
        });
      }
      if (ties === 0) report.pass(say`The routes to ${destinationOf(group)} have an order.`);
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entries = at ? goodEntries(facts, at.owner.id) : [];
    const entry = entries.find(({ row }) => row === at?.row);
    if (!at || !entry) return [];
    const taken = new Set(
      entries.filter(({ prefix }) => samePrefix(prefix, entry.prefix)).map(({ cost }) => cost),
    );
    let metric = entry.cost + 100;
    while (taken.has(metric)) metric += 100;
    if (metric > 9999) return [];
    return [
      changeRow(
        say`Make ${formatIpv4(entry.hop)} the spare way, metric ${metric}`,
        at.owner,
        at.row,
        { metric },
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "192.168.30.0/24 via 192.168.20.1 m100 and via 192.168.20.2 m100",
        base: "ase",
        edits: [
          deviceRoutes(
            { nextHop: "192.168.20.1", metric: 100 },
            { nextHop: "192.168.20.2", metric: 100 },
          ),
        ],
      },
    ],
    good: [
      {
        title: "via 192.168.20.1 m100 and via 192.168.20.2 m200",
        base: "ase",
        edits: [
          deviceRoutes(
            { nextHop: "192.168.20.1", metric: 100 },
            { nextHop: "192.168.20.2", metric: 200 },
          ),
        ],
      },
    ],
  },
});

function destinationOf([entry]: readonly GoodEntry[]): string {
  return entry ? formatPrefix(entry.prefix) : "";
}
