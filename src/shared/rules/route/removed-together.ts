import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { goodEntries, type GoodEntry } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, byDestination, interfaceKey, replaceRow, rowIn } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

export const removedTogether = defineRule({
  id: "UL-ROUTE-011",
  name: "route/removed-together",
  severity: "warning",
  platforms: ["ASE"],
  on: ["host"],
  what: "Two custom routes differ in their next hop only.",
  why: "The removal cmdlet takes the interface and the destination, so that neither of them can be removed alone.",
  todo: "Keep one of them, or let them use different interfaces.",
  sources: [seed("ASE", "Remove a route configuration"), ENGINEERING],
  check(facts, owner, report) {
    for (const group of byDestination(goodEntries(facts, owner.id))) {
      const first = new Map<string, GoodEntry>();
      for (const entry of group) {
        const before = first.get(interfaceKey(entry));
        if (!before) first.set(interfaceKey(entry), entry);
        if (!before || before.hop === entry.hop) continue;
        const { data, ...place } = atRow(owner, entry);
        const name = entry.leg?.name ?? entry.interfaceName;
        report.fail({
          ...place,
          message: say`Removing ${destinationOf(group)} on ${name} would affect both next hops ${formatIpv4(before.hop)} and ${formatIpv4(entry.hop)}.`,
          data: { ...data, other: before.row },
        });
      }
      if (first.size === group.length)
        report.pass(say`Each route to ${destinationOf(group)} can be removed alone.`);
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entries = at ? goodEntries(facts, at.owner.id) : [];
    const later = entries.find(({ row }) => row === at?.row);
    const before = entries.find(({ row }) => row === finding.data["other"]);
    if (!at || !later || !before) return [];
    return [
      replaceRow(say`Keep the route via ${formatIpv4(before.hop)}`, at.owner, later.row, []),
      replaceRow(say`Keep the route via ${formatIpv4(later.hop)}`, at.owner, before.row, []),
    ];
  },
  examples: {
    bad: [
      {
        title: "Port3 192.168.30.0/24 via .1 and via .2",
        base: "ase",
        edits: [
          deviceRoutes(
            { nextHop: "192.168.20.1", metric: 100 },
            { nextHop: "192.168.20.2", metric: 200 },
          ),
        ],
      },
    ],
    good: [{ title: "Port3 192.168.30.0/24 via .1 only", base: "ase" }],
  },
});

function destinationOf([entry]: readonly GoodEntry[]): string {
  return entry ? formatPrefix(entry.prefix) : "";
}
