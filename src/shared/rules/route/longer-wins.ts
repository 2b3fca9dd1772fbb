import { say } from "#shared/kernel/message";
import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { overlappingPairs } from "#shared/address/prefix-order";
import { goodEntries, ROUTE_OWNERS, type GoodEntry } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { atRow, interfaceKey, inWords } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

/** For each longer entry the shortest of those that it overrides is named. */
export const longerWins = defineRule({
  id: "UL-ROUTE-029",
  name: "route/longer-wins",
  severity: "warning",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "A route overrides a shorter one although its metric is the higher one.",
  why: "The longest prefix is chosen before any metric is compared, so that the metric has no effect here.",
  todo: "Leave it when the longer route is meant to win; else give both the same prefix, so that the metric decides.",
  sources: [ENGINEERING],
  check(facts, owner, report) {
    const entries = goodEntries(facts, owner.id);
    const told = new Set<GoodEntry>();
    for (const [i, j] of overlappingPairs(entries.map(({ prefix }) => prefix))) {
      const [one, other] = [entries[i], entries[j]];
      if (!one || !other || samePrefix(one.prefix, other.prefix)) continue;
      const [longer, shorter] =
        one.prefix.length > other.prefix.length ? [one, other] : [other, one];
      if (
        longer.cost <= shorter.cost ||
        interfaceKey(longer) === interfaceKey(shorter) ||
        told.has(longer)
      )
        continue;
      told.add(longer);
      report.fail({
        ...atRow(owner, longer),
        message: say`${formatPrefix(longer.prefix)} (metric ${longer.cost}) overrides ${formatPrefix(shorter.prefix)} (metric ${shorter.cost}) although its metric is higher.`,
      });
    }
    for (const entry of entries) {
      if (!told.has(entry))
        report.pass(say`${inWords(entry)} overrides no route with a lower metric.`);
    }
  },
  examples: {
    bad: [
      {
        title: "192.168.0.0/16 Port2 m10 and 192.168.30.0/24 Port3 m100",
        base: "ase",
        edits: [
          deviceRoutes(
            { destination: "192.168.0.0/16", nextHop: "10.10.0.1", interface: "Port2", metric: 10 },
            { metric: 100 },
          ),
        ],
      },
    ],
    good: [
      {
        title: "192.168.30.0/24 Port3 m10 and 192.168.0.0/16 Port2 m100",
        base: "ase",
        edits: [
          deviceRoutes(
            {
              destination: "192.168.0.0/16",
              nextHop: "10.10.0.1",
              interface: "Port2",
              metric: 100,
            },
            { metric: 10 },
          ),
        ],
      },
      {
        title: "192.168.30.0/24 Port3 and 192.168.0.0/16 Port2, both m100",
        base: "ase",
        edits: [
          deviceRoutes(
            { destination: "192.168.0.0/16", nextHop: "10.10.0.1", interface: "Port2" },
            {},
          ),
        ],
      },
    ],
  },
});
