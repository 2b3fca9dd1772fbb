import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { goodEntries, ROUTE_OWNERS, type GoodEntry } from "#shared/facts/route-entries";
import { legsOf } from "#shared/facts/routing";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, byDestination, inWords, wayKey } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

/** A route of the same way is UL-ROUTE-009. */
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
        edits: [
          deviceRoutes(
            { nextHop: "192.168.20.1", metric: 100 },
            { nextHop: "192.168.20.2", metric: 200 },
          ),
        ],
      },
    ],
    good: [{ title: "single entry", base: "ase" }],
  },
});

function destinationOf([entry]: readonly GoodEntry[]): string {
  return entry ? formatPrefix(entry.prefix) : "";
}
