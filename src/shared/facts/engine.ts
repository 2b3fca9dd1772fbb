import { sameJson, type Json } from "#shared/kernel/json";
import { compareNatural, compareText } from "#shared/kernel/order";
import type { RecordChange } from "#shared/model/change";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import type { BaselineRecord, ElementRecord, LinkRecord } from "#shared/model/records";
import {
  createMemory,
  defineProjection,
  defineProjections,
  type Facts,
  type Memory,
  type Query,
} from "./cells.ts";
import { prepareIntervalFacts, settleIntervalFacts } from "./interval-facts.ts";

export {
  defineFact,
  defineGlobalFact,
  defineProjection,
  defineProjections,
  type Facts,
  type Query,
} from "./cells.ts";

/** Facts that follow a project as it changes. */
export interface FactBase extends Facts {
  /** Takes the next project and what changed; answers that may differ are asked again when needed. */
  advance(next: Project, changes: readonly RecordChange[]): void;
  /** Watches the answers to a query: `onSuspect` runs when one of them may have changed. */
  watch<T>(query: Query<T>, onSuspect: (key: string) => void): void;
  /** How many answers are kept. */
  count(): number;
}

/** A base of facts over `start`. Keep it and `advance` it; a new one starts from nothing. */
export function createFacts(start: Project): FactBase {
  let project = start;
  const indices = buildIndices(start);
  const memory: Memory = createMemory(() => base);
  const base: FactBase = {
    get project() {
      return project;
    },
    ask: memory.ask,
    advance(next, changes) {
      project = next;
      memory.begin();
      advanceIndices(indices, changes, memory.mark);
      settleIntervalFacts(base, elementIds(changes));
    },
    watch: (query, onSuspect) => memory.watch(query as Query<unknown>, onSuspect),
    count: memory.count,
  };
  indicesOf.set(base, indices);
  prepareIntervalFacts(base, memory, (kind) => indices.kinds.get(kind) ?? []);
  return base;
}

function* elementIds(changes: readonly RecordChange[]): Generator<string> {
  for (const { collection, id, before, after } of changes) {
    if (collection === "elements" && (!before || !after)) yield id;
  }
}

// The inputs: what the records say, by id, by parent, by end and by kind. Kept up to date by edits.

interface Indices {
  readonly children: Map<string, Set<string>>;
  readonly links: Map<string, Set<string>>;
  readonly kinds: Map<string, Set<string>>;
}

const indicesOf = new WeakMap<Facts, Indices>();
const TOP = "";

function buildIndices(project: Project): Indices {
  const indices: Indices = { children: new Map(), links: new Map(), kinds: new Map() };
  for (const element of recordsOf(project, "elements")) {
    addTo(indices.children, element.parent ?? TOP, element.id);
    addTo(indices.kinds, element.kind, element.id);
  }
  for (const link of recordsOf(project, "links")) {
    addTo(indices.links, link.from, link.id);
    addTo(indices.links, link.to, link.id);
  }
  return indices;
}

function advanceIndices(
  indices: Indices,
  changes: readonly RecordChange[],
  mark: (query: Query<unknown>, key: string) => void,
): void {
  const touch = (query: unknown, key: string) => mark(query as Query<unknown>, key);
  for (const { collection, id, before, after } of changes) {
    if (collection === "elements") {
      touch(elementQuery, id);
      if (before?.parent !== after?.parent || before?.name !== after?.name || !before || !after) {
        if (before) {
          indices.children.get(before.parent ?? TOP)?.delete(id);
          touch(childrenQuery, before.parent ?? TOP);
        }
        if (after) {
          addTo(indices.children, after.parent ?? TOP, id);
          touch(childrenQuery, after.parent ?? TOP);
        }
      }
      if (!before || !after) {
        const kind = (after ?? before)?.kind ?? "";
        if (after) addTo(indices.kinds, kind, id);
        else indices.kinds.get(kind)?.delete(id);
        touch(kindQuery, kind);
      }
    } else if (collection === "links") {
      for (const end of before ? [before.from, before.to] : []) {
        indices.links.get(end)?.delete(id);
        touch(linksQuery, end);
      }
      for (const end of after ? [after.from, after.to] : []) {
        addTo(indices.links, end, id);
        touch(linksQuery, end);
      }
    } else if (collection === "about") {
      touch(aboutQuery, TOP);
    } else if (collection === "baselines") {
      touch(baselineQuery, id);
    }
  }
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

function currentIndices(facts: Facts): Indices {
  const indices = indicesOf.get(facts);
  if (!indices) throw new Error("impossible: facts without indices");
  return indices;
}

const elementQuery: Query<ElementRecord | undefined> = {
  name: "element",
  compute: (facts, id) => findRecord(facts.project, "elements", id),
  same: Object.is,
};
const childrenQuery: Query<readonly string[]> = {
  name: "children",
  compute: (facts, id) => sortedByName(facts, currentIndices(facts).children.get(id)),
  same: sameList,
};
const linksQuery: Query<readonly LinkRecord[]> = {
  name: "links",
  compute: (facts, id) =>
    [...(currentIndices(facts).links.get(id) ?? [])]
      .sort(compareText)
      .flatMap((linkId) => findRecord(facts.project, "links", linkId) ?? []),
  same: sameList,
};
const kindQuery: Query<readonly string[]> = {
  name: "kind",
  compute: (facts, kind) => [...(currentIndices(facts).kinds.get(kind) ?? [])].sort(compareText),
  same: sameList,
};
const aboutQuery: Query<string> = {
  name: "about",
  compute: (facts) => findRecord(facts.project, "about", "project")?.name ?? "",
  same: Object.is,
};

const baselineQuery: Query<BaselineRecord | undefined> = {
  name: "baseline",
  compute: (facts, id) => findRecord(facts.project, "baselines", id),
  same: Object.is,
};

/** How an element stood when its site was frozen as deployed; undefined when it did not exist then. */
export const baselineOf = (facts: Facts, id: string) => facts.ask(baselineQuery, id);
/** The element of that id, or undefined. */
export const elementOf = (facts: Facts, id: string) => facts.ask(elementQuery, id);
/** Ids of what lies in the element, by name; null asks for the top of the project. */
export const childIds = (facts: Facts, id: string | null) => facts.ask(childrenQuery, id ?? TOP);
/** Links that begin or end at the element, by id. */
export const linksOf = (facts: Facts, id: string) => facts.ask(linksQuery, id);
/** Ids of all elements of a kind, by id. */
export const idsOfKind = (facts: Facts, kind: string) => facts.ask(kindQuery, kind);

/** The kind of an element; undefined when there is none. Does not change when its fields do. */
export const kindOf = defineProjection("kindOf", (facts, id) => elementOf(facts, id)?.kind);

/** What an element lies in: an id, null at the top, undefined when there is no such element. */
export const parentOf = defineProjection("parentOf", (facts, id) => elementOf(facts, id)?.parent);

const storedField = defineProjections<Json | undefined>(
  "field",
  (facts, field, id) => elementOf(facts, id)?.fields[field],
  sameJson,
);

/** One stored field of an element; facts that ask for it care for no other field. */
export function fieldOf(facts: Facts, id: string, field: string): Json | undefined {
  return storedField(facts, field, id);
}

/** The children of an element, optionally of one kind; then a change of the others does not matter. */
export function childrenOf(facts: Facts, id: string | null, kind?: string): ElementRecord[] {
  return childIds(facts, id).flatMap((child) =>
    kind === undefined || kindOf(facts, child) === kind ? (elementOf(facts, child) ?? []) : [],
  );
}

/** All elements of a kind, by id. */
export function elementsOfKind(facts: Facts, kind: string): ElementRecord[] {
  return idsOfKind(facts, kind).flatMap((id) => elementOf(facts, id) ?? []);
}

function sortedByName(facts: Facts, ids: ReadonlySet<string> | undefined): string[] {
  const named = [...(ids ?? [])].map((id) => ({
    id,
    name: findRecord(facts.project, "elements", id)?.name ?? "",
  }));
  return named
    .sort((a, b) => compareNatural(a.name, b.name) || compareText(a.id, b.id))
    .map(({ id }) => id);
}

/** True when both lists hold the same items in the same order. */
export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
