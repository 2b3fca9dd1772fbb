import type { LinkRecord } from "#shared/model/records";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { defineFact, defineGlobalFact, fieldOf, idsOfKind, linksOf, type Facts } from "./engine.ts";
import { portFor } from "./layer2.ts";

/** A ring of physical switches in one VLAN with no spanning tree anywhere on it. */
export interface Loop {
  readonly vlan: number;
  /** The switches of the ring, the one with the smallest id first. */
  readonly switches: readonly string[];
  /** The cable that closes it. */
  readonly closedBy: string;
}

interface Wire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** VLANs that pass; undefined where a trunk names none and lets all pass. */
  readonly vlans: ReadonlySet<number> | undefined;
}

const loops = defineGlobalFact<ReadonlyMap<string, Loop>>(
  "loops",
  (facts) => {
    const wires = wiresBetween(facts);
    const named = wires.flatMap(({ vlans }) => [...(vlans ?? [])]);
    const found = new Map<string, Loop>();
    for (const vlan of [...new Set([0, ...named])].sort((a, b) => a - b)) {
      for (const loop of loopsOf(
        wires.filter(({ vlans }) => !vlans || vlans.has(vlan)),
        vlan,
      )) {
        const [first] = loop.switches;
        if (first !== undefined && !found.has(first)) found.set(first, loop);
      }
    }
    return found;
  },
  () => false,
);

/** The ring that is told of at this switch, the first of its switches by id. */
export const loopAt: (facts: Facts, id: string) => Loop | undefined = defineFact<Loop | undefined>(
  "loopAt",
  (facts, id) => loops(facts).get(id),
  (a, b) =>
    a?.vlan === b?.vlan && a?.closedBy === b?.closedBy && a?.switches.join() === b?.switches.join(),
);

/** Cables between switches that both run without spanning tree: one that runs it anywhere breaks a ring. */
function wiresBetween(facts: Facts): Wire[] {
  const links = new Map<string, LinkRecord>();
  const bare = new Set(
    idsOfKind(facts, "physicalSwitch").filter((id) => fieldOf(facts, id, "spanningTree") === false),
  );
  for (const id of bare) {
    for (const link of linksOf(facts, id)) {
      if (link.kind === "cable" && bare.has(link.from) && bare.has(link.to))
        links.set(link.id, link);
    }
  }
  return [...links.values()].map((link) => {
    const ends = [link.from, link.to].map((id) => vlansAt(facts, id, link));
    return { id: link.id, from: link.from, to: link.to, vlans: bothPass(ends[0], ends[1]) };
  });
}

function vlansAt(facts: Facts, id: string, link: LinkRecord): ReadonlySet<number> | undefined {
  const port = portFor(facts, id, link);
  if (!isJsonObject(port)) return new Set([0]);
  if (port["mode"] !== "trunk") return new Set([toVlan(port["accessVlan"])]);
  const allowed = port["allowedVlans"];
  if (!Array.isArray(allowed) || allowed.length === 0) return undefined;
  return new Set([toVlan(port["nativeVlan"]), ...allowed.map(toVlan)]);
}

function toVlan(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}

function bothPass(
  a: ReadonlySet<number> | undefined,
  b: ReadonlySet<number> | undefined,
): ReadonlySet<number> | undefined {
  if (!a || !b) return a ?? b;
  return new Set([...a].filter((vlan) => b.has(vlan)));
}

/** One loop for each wire that joins what earlier wires already join. */
function loopsOf(wires: readonly Wire[], vlan: number): Loop[] {
  const neighbours = new Map<string, string[]>();
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined; up = leader.get(at)) at = up;
    return at;
  };
  const found: Loop[] = [];
  for (const { id, from, to } of wires) {
    const [a, b] = [find(from), find(to)];
    const path = a === b ? pathBetween(neighbours, from, to) : undefined;
    if (a !== b) leader.set(a, b);
    if (path) {
      const start = path.indexOf([...path].sort()[0] ?? from);
      found.push({ vlan, switches: [...path.slice(start), ...path.slice(0, start)], closedBy: id });
      continue;
    }
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const list = neighbours.get(a);
      if (list) list.push(b);
      else neighbours.set(a, [b]);
    }
  }
  return found;
}

function pathBetween(
  neighbours: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
): string[] | undefined {
  const cameBy = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) {
      const path: string[] = [];
      for (let step: string | undefined = to; step !== undefined; step = cameBy.get(step))
        path.push(step);
      return path;
    }
    for (const next of neighbours.get(at) ?? []) {
      if (cameBy.has(next)) continue;
      cameBy.set(next, at);
      queue.push(next);
    }
  }
  return undefined;
}
