import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { goodEntries, ROUTE_OWNERS, type GoodEntry } from "#shared/facts/route-entries";
import { legsOf } from "#shared/facts/routing";
import { defineRule } from "../define-rule.ts";
import type { Finding } from "../finding.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, byDestination, changeRow, interfaceKey, inWords, replaceRow, rowIn } from "./rows.ts";

/** UL-ROUTE-009 */
export const listedTwice = defineRule({
  id: "UL-ROUTE-009",
  name: "route/listed-twice",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "A table holds the same route twice.",
  why: "The second entry is refused, or it stays behind when somebody removes the first.",
  todo: "Delete one of the two.",
  sources: [ENGINEERING],
  check(facts, owner, report) {
    for (const group of byDestination(goodEntries(facts, owner.id))) {
      const first = new Map<string, GoodEntry>();
      for (const entry of group) {
        const before = first.get(wayKey(entry));
        if (!before) {
          first.set(wayKey(entry), entry);
          continue;
        }
        report.fail({
          ...atRow(owner, entry),
          message: say`Route ${inWords(entry)} exists twice, as ${plain(before.row + 1)} and ${plain(entry.row + 1)}.`,
        });
      }
      if (first.size === group.length) report.pass(say`No route to ${destinationOf(group)} is there twice.`);
    }
  },
  fixes: deleteLater,
  examples: {
    bad: [
      {
        title: "192.168.30.0/24 via 192.168.20.1 Port3, twice",
        base: "ase",
        edits: [routes(["192.168.30.0/24", "192.168.20.1", 100], ["192.168.30.0/24", "192.168.20.1", 200])],
      },
    ],
    good: [{ title: "one such entry", base: "ase" }],
  },
});

/** UL-ROUTE-010 */
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
    const taken = new Set(entries.filter(({ prefix }) => samePrefix(prefix, entry.prefix)).map(({ cost }) => cost));
    let metric = entry.cost + 100;
    while (taken.has(metric)) metric += 100;
    if (metric > 9999) return [];
    return [changeRow(say`Make ${formatIpv4(entry.hop)} the spare way, metric ${metric}`, at.owner, at.row, { metric })];
  },
  examples: {
    bad: [
      {
        title: "192.168.30.0/24 via 192.168.20.1 m100 and via 192.168.20.2 m100",
        base: "ase",
        edits: [routes(["192.168.30.0/24", "192.168.20.1", 100], ["192.168.30.0/24", "192.168.20.2", 100])],
      },
    ],
    good: [
      {
        title: "via 192.168.20.1 m100 and via 192.168.20.2 m200",
        base: "ase",
        edits: [routes(["192.168.30.0/24", "192.168.20.1", 100], ["192.168.30.0/24", "192.168.20.2", 200])],
      },
    ],
  },
});

/** UL-ROUTE-011 */
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
      if (first.size === group.length) report.pass(say`Each route to ${destinationOf(group)} can be removed alone.`);
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
        edits: [routes(["192.168.30.0/24", "192.168.20.1", 100], ["192.168.30.0/24", "192.168.20.2", 200])],
      },
    ],
    good: [{ title: "Port3 192.168.30.0/24 via .1 only", base: "ase" }],
  },
});

/** UL-ROUTE-022. A route of the same way is UL-ROUTE-009. */
export const spareOnly = defineRule({
  id: "UL-ROUTE-022",
  name: "route/spare-only",
  severity: "info",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "A route is never chosen while another one to the same destination stands.",
  why: "The lower metric wins; this one carries traffic only after the other has gone.",
  todo: "Nothing, when it is meant as the spare way.",
  sources: [ENGINEERING, seed("ASE", "Add a route configuration")],
  check(facts, owner, report) {
    const connected = owner.kind === "router" ? legsOf(facts, owner.id) : [];
    for (const group of byDestination(goodEntries(facts, owner.id))) {
      const [best] = group.toSorted((a, b) => a.cost - b.cost);
      if (!best || connected.some(({ prefix }) => samePrefix(prefix, best.prefix))) continue;
      for (const entry of group) {
        if (entry.cost === best.cost || wayKey(entry) === wayKey(best)) continue;
        report.fail({
          ...atRow(owner, entry),
          message: say`${destinationOf(group)} via ${formatIpv4(entry.hop)} (metric ${entry.cost}) is used only if ${formatIpv4(best.hop)} (metric ${best.cost}) fails.`,
        });
      }
      if (group.length === 1) report.pass(say`${inWords(best)} is the only way there.`);
    }
  },
  examples: {
    bad: [
      {
        title: "m200 entry beside m100 entry",
        base: "ase",
        edits: [routes(["192.168.30.0/24", "192.168.20.1", 100], ["192.168.30.0/24", "192.168.20.2", 200])],
      },
    ],
    good: [{ title: "single entry", base: "ase" }],
  },
});

function wayKey(entry: GoodEntry): string {
  return `${entry.hop} ${interfaceKey(entry)}`;
}

function destinationOf([entry]: readonly GoodEntry[]): string {
  return entry ? formatPrefix(entry.prefix) : "";
}

function deleteLater(facts: Facts, finding: Finding) {
  const at = rowIn(facts, finding);
  return at ? [replaceRow(say`Delete route ${plain(at.row + 1)}`, at.owner, at.row, [])] : [];
}

function routes(...rows: readonly (readonly [string, string, number])[]) {
  const customRoutes = rows.map(([destination, nextHop, metric]) => ({
    destination,
    nextHop,
    interface: "Port3",
    metric,
  }));
  return { set: "device", fields: { customRoutes } };
}
