import { plain, say } from "#shared/kernel/message";
import { DEFAULT_METRIC, ROUTE_OWNERS, routeEntries } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, changeRow, rowIn } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

/** One that is empty is UL-ROUTE-002. */
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
      const isGood =
        entry.metric.state === "ok" && entry.metric.value >= 1 && entry.metric.value <= 9999;
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
    return [
      changeRow(say`Use the metric ${DEFAULT_METRIC}`, at.owner, at.row, {
        metric: DEFAULT_METRIC,
      }),
    ];
  },
  examples: {
    bad: [
      { title: "-RouteMetric -1", base: "ase", edits: [deviceRoutes({ metric: -1 })] },
      {
        title: "a metric that is no number",
        base: "ase",
        edits: [deviceRoutes({ metric: "low" })],
      },
    ],
    good: [{ title: "-RouteMetric 100", base: "ase", edits: [deviceRoutes({ metric: 100 })] }],
  },
});
