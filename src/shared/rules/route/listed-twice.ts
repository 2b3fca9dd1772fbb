import { formatPrefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { goodEntries, ROUTE_OWNERS, type GoodEntry } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import type { Finding } from "../finding.ts";
import { ENGINEERING } from "../sources.ts";
import { atRow, byDestination, inWords, replaceRow, rowIn, wayKey } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

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
      if (first.size === group.length)
        report.pass(say`No route to ${destinationOf(group)} is there twice.`);
    }
  },
  fixes: deleteLater,
  examples: {
    bad: [
      {
        title: "192.168.30.0/24 via 192.168.20.1 Port3, twice",
        base: "ase",
        edits: [
          deviceRoutes(
            { nextHop: "192.168.20.1", metric: 100 },
            { nextHop: "192.168.20.1", metric: 200 },
          ),
        ],
      },
    ],
    good: [{ title: "one such entry", base: "ase" }],
  },
});

function destinationOf([entry]: readonly GoodEntry[]): string {
  return entry ? formatPrefix(entry.prefix) : "";
}

function deleteLater(facts: Facts, finding: Finding) {
  const at = rowIn(facts, finding);
  return at ? [replaceRow(say`Delete route ${plain(at.row + 1)}`, at.owner, at.row, [])] : [];
}
