import { plain, say } from "#shared/kernel/message";
import { formatPrefix, samePrefix } from "#shared/address/prefix";
import { overlappingPairs } from "#shared/address/prefix-order";
import {
  DEFAULT_METRIC,
  goodEntries,
  ROUTE_OWNERS,
  routeEntries,
  type GoodEntry,
} from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, changeRow, interfaceKey, inWords, rowIn } from "./rows.ts";

/** UL-ROUTE-012. One that is empty is UL-ROUTE-002. */
export const metric = defineRule({
  id: "UL-ROUTE-012",
  name: "route/metric",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "The metric of a route is not a whole number from 1 to 9999.",
  why: "It says which of two routes is preferred; a value that is no number, or none that the systems take, prefers nothing.",
  todo: "Use 100 for the usual way and a higher number for a spare one.",
  sources: [ENGINEERING, seed("ASE", "Network routes")],
  check(facts, owner, report) {
    for (const entry of routeEntries(facts, owner.id)) {
      if (entry.metric.state === "empty") continue;
      const isGood = entry.metric.state === "ok" && entry.metric.value >= 1 && entry.metric.value <= 9999;
      if (isGood) report.pass(say`${entry.metric.text} is from 1 to 9999.`);
      else {
        report.fail({
          ...atRow(owner, entry),
          message: say`Metric ${entry.metric.text} of route ${plain(entry.row + 1)} must be a whole number from 1 to 9999.`,
        });
      }
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    if (!at) return [];
    return [changeRow(say`Use the metric ${DEFAULT_METRIC}`, at.owner, at.row, { metric: DEFAULT_METRIC })];
  },
  examples: {
    bad: [
      { title: "-RouteMetric -1", base: "ase", edits: [withMetric(-1)] },
      { title: "a metric that is no number", base: "ase", edits: [withMetric("low")] },
    ],
    good: [{ title: "-RouteMetric 100", base: "ase", edits: [withMetric(100)] }],
  },
});

/** UL-ROUTE-029. For each longer entry the shortest of those that it overrides is named. */
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
      const [longer, shorter] = one.prefix.length > other.prefix.length ? [one, other] : [other, one];
      if (longer.cost <= shorter.cost || interfaceKey(longer) === interfaceKey(shorter) || told.has(longer)) continue;
      told.add(longer);
      report.fail({
        ...atRow(owner, longer),
        message: say`${formatPrefix(longer.prefix)} (metric ${longer.cost}) overrides ${formatPrefix(shorter.prefix)} (metric ${shorter.cost}) although its metric is higher.`,
      });
    }
    for (const entry of entries) {
      if (!told.has(entry)) report.pass(say`${inWords(entry)} overrides no route with a lower metric.`);
    }
  },
  examples: {
    bad: [
      {
        title: "192.168.0.0/16 Port2 m10 and 192.168.30.0/24 Port3 m100",
        base: "ase",
        edits: [twoRoutes(10, 100)],
      },
    ],
    good: [
      {
        title: "192.168.30.0/24 Port3 m10 and 192.168.0.0/16 Port2 m100",
        base: "ase",
        edits: [twoRoutes(100, 10)],
      },
    ],
  },
});

function withMetric(value: number | string) {
  const route = {
    destination: "192.168.30.0/24",
    nextHop: "192.168.20.1",
    interface: "Port3",
    metric: value,
  };
  return { set: "device", fields: { customRoutes: [route] } };
}

function twoRoutes(wide: number, narrow: number) {
  const customRoutes = [
    { destination: "192.168.0.0/16", nextHop: "10.10.0.1", interface: "Port2", metric: wide },
    { destination: "192.168.30.0/24", nextHop: "192.168.20.1", interface: "Port3", metric: narrow },
  ];
  return { set: "device", fields: { customRoutes } };
}
