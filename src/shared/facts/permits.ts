import type { Range } from "#shared/address/range";
import { intersectSets, rangeSet, subtractSets, type RangeSet } from "#shared/address/range-set";
import { fieldOf, type Facts } from "./engine.ts";
import { portRulesOf, type PortRule } from "./filters.ts";

/** Who sends or receives: a set of addresses, or the Internet. */
export type Ends = RangeSet | "internet";

/** Traffic between two sets of machines; `all` is every protocol and port at once. */
export interface Traffic {
  readonly sources: Ends;
  readonly destinations: Ends;
  readonly proto: "tcp" | "udp" | "ipip" | "all";
  /** Absent for what has no ports. */
  readonly port?: number;
}

/** What a filter does with one part of the traffic, and by which row of its rules. */
export interface Decision {
  readonly action: "allow" | "deny";
  /** Undefined where no rule speaks and the default holds. */
  readonly row: number | undefined;
}

interface Part {
  readonly sources: Ends;
  readonly destinations: Ends;
}

/**
 * What a filter decides about traffic, in the order of its rules. Works on whole sets: each rule takes
 * its part out of what is still open, so that two hundred nodes cost as much as one.
 */
export function decisionsOn(facts: Facts, router: string, traffic: Traffic): Decision[] {
  let open: Part[] = [traffic];
  const decisions: Decision[] = [];
  for (const rule of portRulesOf(facts, router)) {
    if (!concerns(rule, traffic)) continue;
    const rest: Part[] = [];
    for (const part of open) {
      const sources = split(part.sources, rule.sources);
      const destinations = split(part.destinations, rule.destinations);
      if (!sources.inside || !destinations.inside) {
        rest.push(part);
        continue;
      }
      decisions.push({ action: rule.action, row: rule.row });
      if (sources.outside) rest.push({ ...part, sources: sources.outside });
      if (destinations.outside)
        rest.push({ sources: sources.inside, destinations: destinations.outside });
    }
    open = rest;
  }
  if (open.length > 0) {
    const isDenied = fieldOf(facts, router, "defaultAction") === "deny";
    decisions.push({ action: isDenied ? "deny" : "allow", row: undefined });
  }
  return decisions;
}

/** How a filter stops some part of the traffic first; undefined when it lets all of it pass. */
export function stoppedBy(facts: Facts, router: string, traffic: Traffic): Decision | undefined {
  return decisionsOn(facts, router, traffic).find(({ action }) => action === "deny");
}

/** Of all traffic at once a rule can only allow everything, but deny any part of it. */
function concerns(rule: PortRule, { proto, port }: Traffic): boolean {
  if (proto === "all") return rule.action === "deny" || (rule.proto === "any" && !rule.ports);
  if (rule.proto !== "any" && rule.proto !== proto) return false;
  return !rule.ports || port === undefined || (port >= rule.ports.start && port <= rule.ports.end);
}

/** The parts of an end that a rule names and does not name; the Internet is whole or not at all. */
function split(end: Ends, named: readonly Range[] | undefined): { inside?: Ends; outside?: Ends } {
  if (!named) return { inside: end };
  if (end === "internet") {
    const isEverything = named.some((range) => range.start === 0 && range.end === 0xffffffff);
    return isEverything ? { inside: end } : { outside: end };
  }
  const set = rangeSet(named);
  const inside = intersectSets(end, set);
  const outside = subtractSets(end, set);
  return { ...(inside.length > 0 ? { inside } : {}), ...(outside.length > 0 ? { outside } : {}) };
}
