import { plain, say } from "#shared/kernel/message";
import { nameOf } from "#shared/facts/names";
import { elementOf } from "#shared/facts/engine";
import {
  DEFAULT_METRIC,
  ROUTE_OWNERS,
  routeEntries,
  routeField,
  type RouteEntry,
} from "#shared/facts/route-entries";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { seed } from "../sources.ts";
import { deviceRoutes, routerRoutes } from "./examples.ts";
import { useNextHop } from "./next-hops.ts";
import { atRow, changeRow, replaceRow, rowIn } from "./rows.ts";

/**
 * A drawn router knows the interface from the next hop and takes the usual metric, so only the two
 * cells that nothing can stand for are asked of it; the cmdlet of the device wants all of them.
 */
export const missingField = defineRule({
  id: "UL-ROUTE-002",
  name: "route/missing-field",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "A route lacks its destination, prefix length, next hop, interface or metric.",
  why: "An entry of a routing table consists of these five; the cmdlet refuses a route without one of them.",
  todo: "Fill in the cell. The length of a single address is 32; the usual metric is 100.",
  sources: [seed("ASE", "Network routes"), seed("ASE", "Add a route configuration")],
  check(facts, owner, report) {
    for (const entry of routeEntries(facts, owner.id)) {
      const missing = missingIn(entry, owner.kind);
      if (missing.length === 0) report.pass(say`Route ${entry.row + 1} has all its fields.`);
      for (const cell of missing) {
        const { data, which, ...place } = atRow(owner, entry);
        report.fail({
          ...place,
          which: `${which}.${cell}`,
          message: say`Route ${plain(entry.row + 1)} of ${owner}: ${plain(LABELS[cell])} is missing.`,
          data: { ...data, cell },
        });
      }
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entry = at && routeEntries(facts, at.owner.id)[at.row];
    if (!at || !entry) return [];
    const { owner, row } = at;
    const rows = readRows(owner, routeField(owner.kind));
    const isEmpty = Object.values(rows[row] ?? {}).every((value) => value === "" || value === null);
    const remove = isEmpty ? [replaceRow(say`Delete the empty route`, owner, row, [])] : [];
    switch (finding.data["cell"]) {
      case "metric":
        return [
          changeRow(say`Use the metric ${DEFAULT_METRIC}`, owner, row, { metric: DEFAULT_METRIC }),
          ...remove,
        ];
      case "length":
        if (entry.destination.state !== "ok") return remove;
        return [`${entry.destination.text}/32`, `${entry.destination.text}/24`].map((text): Fix => {
          return changeRow(say`Write ${text}`, owner, row, { destination: text });
        });
      case "interface": {
        const leg = entry.leg && elementOf(facts, entry.leg.id);
        if (!leg) return remove;
        const title = say`Use ${nameOf(facts, leg.id)}, on whose network the next hop lies`;
        return [changeRow(title, owner, row, { interface: leg.name })];
      }
      case "nextHop":
        return [...useNextHop(facts, owner, entry), ...remove];
      default:
        return remove;
    }
  },
  examples: {
    bad: [
      {
        title: "192.168.30.0/24 via 192.168.20.1, no interface",
        base: "ase",
        edits: [deviceRoutes({ interface: null })],
      },
      {
        title: "no metric, and a network without its length",
        base: "ase",
        edits: [deviceRoutes({ destination: "192.168.30.0", metric: null })],
      },
      {
        title: "a router's route without a next hop",
        base: "edge-scalable",
        edits: [routerRoutes("router", { destination: "10.7.0.0/24" })],
      },
    ],
    good: [
      { title: "192.168.30.0/24 via 192.168.20.1, Port3, metric 100", base: "ase" },
      {
        title: "a router's route with destination and next hop",
        base: "edge-scalable",
        edits: [routerRoutes("router", { destination: "10.7.0.0/24", nextHop: "192.168.0.2" })],
      },
    ],
  },
});

type Cell = "destination" | "length" | "nextHop" | "interface" | "metric";

const LABELS: Readonly<Record<Cell, string>> = {
  destination: "the destination",
  length: "the prefix length",
  nextHop: "the next hop",
  interface: "the interface",
  metric: "the metric",
};

function missingIn(entry: RouteEntry, kind: string): Cell[] {
  const { destination, nextHop, interfaceName, metric } = entry;
  const missing: Cell[] = [];
  if (destination.state === "empty") missing.push("destination");
  // An address that ends in .0 names a network; /32 would be a host that hardly exists.
  else if (destination.state === "ok" && /^[\d.]+\.0$/.test(destination.text))
    missing.push("length");
  if (nextHop.state === "empty") missing.push("nextHop");
  if (kind === "router") return missing;
  if (interfaceName === "") missing.push("interface");
  if (metric.state === "empty") missing.push("metric");
  return missing;
}
