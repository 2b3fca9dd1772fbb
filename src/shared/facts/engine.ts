import { sameJson, type Json } from "#shared/kernel/json";
import { compareNatural, compareText } from "#shared/kernel/order";
import type { RecordChange } from "#shared/model/change";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import type { BaselineRecord, ElementRecord, LinkRecord } from "#shared/model/records";
import {
  createMemory,
  defineFacts,
  makeQuery,
  queryFamily,
  type AnyQuery,
  type Facts,
  type Memory,
  type Query,
} from "./cells.ts";
import { prepareIntervalFacts, settleIntervalFacts } from "./interval-facts.ts";

export {
  defineFact,
  defineFacts,
  defineGlobalFact,
  defineProjection,
  makeQuery,
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
  /** How many questions were asked so far: work, in a measure that no machine changes. */
  asked(): number;
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
    watch: (query, onSuspect) => memory.watch(query, onSuspect),
    count: memory.count,
    asked: memory.asked,
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
  /** The elements once more, in one table that is quick to ask. */
  readonly elements: Map<string, ElementRecord>;
  readonly children: Map<string, Set<string>>;
  readonly links: Map<string, Set<string>>;
  readonly kinds: Map<string, Set<string>>;
}

const indicesOf = new WeakMap<Facts, Indices>();
const TOP = "";

function buildIndices(project: Project): Indices {
  const indices: Indices = {
    elements: new Map(),
    children: new Map(),
    links: new Map(),
    kinds: new Map(),
  };
  for (const element of recordsOf(project, "elements")) {
    indices.elements.set(element.id, element);
    addTo(indices.children, element.parent ?? TOP, element.id);
    addTo(indices.kinds, element.kind, element.id);
  }
  for (const link of recordsOf(project, "links")) {
    addTo(indices.links, link.from, link.id);
    addTo(indices.links, link.to, link.id);
  }
  return indices;
}

type Touch = (query: AnyQuery, key: string) => void;

function advanceIndices(indices: Indices, changes: readonly RecordChange[], touch: Touch): void {
  for (const change of changes) {
    if (change.collection === "elements") {
      advanceElement(indices, change.id, change.before, change.after, touch);
    } else if (change.collection === "links") {
      for (const end of change.before ? [change.before.from, change.before.to] : []) {
        indices.links.get(end)?.delete(change.id);
        touch(linksQuery, end);
      }
      for (const end of change.after ? [change.after.from, change.after.to] : []) {
        addTo(indices.links, end, change.id);
        touch(linksQuery, end);
      }
    } else if (change.collection === "about") {
      touch(aboutQuery, TOP);
    } else if (change.collection === "baselines") {
      touch(baselineQuery, change.id);
    }
  }
}

function advanceElement(
  indices: Indices,
  id: string,
  before: ElementRecord | null,
  after: ElementRecord | null,
  touch: Touch,
): void {
  if (after) indices.elements.set(id, after);
  else indices.elements.delete(id);
  touch(elementQuery, id);
  const [was, is] = [before?.fields ?? {}, after?.fields ?? {}];
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (!sameJson(was[field], is[field])) touch(fieldQuery(field), id);
  }
  if (before?.kind !== after?.kind) {
    touch(kindOfQuery, id);
    if (before) {
      indices.kinds.get(before.kind)?.delete(id);
      touch(kindQuery, before.kind);
    }
    if (after) {
      addTo(indices.kinds, after.kind, id);
      touch(kindQuery, after.kind);
    }
  }
  if (before?.name !== after?.name) touch(labelQuery, id);
  if (before?.parent !== after?.parent) touch(parentQuery, id);
  if (before?.parent !== after?.parent || before?.name !== after?.name) {
    if (before) {
      indices.children.get(before.parent ?? TOP)?.delete(id);
      touch(childrenQuery, before.parent ?? TOP);
    }
    if (after) {
      addTo(indices.children, after.parent ?? TOP, id);
      touch(childrenQuery, after.parent ?? TOP);
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

const storedElement = (facts: Facts, id: string) => currentIndices(facts).elements.get(id);

const elementQuery = makeQuery<ElementRecord | undefined>({
  name: "element",
  compute: storedElement,
  same: Object.is,
});
const kindOfQuery = makeQuery<string | undefined>({
  name: "kindOf",
  compute: (facts, id) => storedElement(facts, id)?.kind,
  same: Object.is,
});
const parentQuery = makeQuery<string | null | undefined>({
  name: "parentOf",
  compute: (facts, id) => storedElement(facts, id)?.parent,
  same: Object.is,
});
const labelQuery = makeQuery<string | undefined>({
  name: "label",
  compute: (facts, id) => storedElement(facts, id)?.name,
  same: Object.is,
});
const fieldQuery = queryFamily<Json | undefined>(
  "field",
  (facts, field, id) => storedElement(facts, id)?.fields[field],
  sameJson,
);
const childrenQuery = makeQuery<readonly string[]>({
  name: "children",
  compute: (facts, id) => sortedByName(facts, currentIndices(facts).children.get(id)),
  same: sameList,
});
const linksQuery = makeQuery<readonly LinkRecord[]>({
  name: "links",
  compute: (facts, id) =>
    [...(currentIndices(facts).links.get(id) ?? [])]
      .sort(compareText)
      .flatMap((linkId) => findRecord(facts.project, "links", linkId) ?? []),
  same: sameList,
});
const kindQuery = makeQuery<readonly string[]>({
  name: "kind",
  compute: (facts, kind) => [...(currentIndices(facts).kinds.get(kind) ?? [])].sort(compareText),
  same: sameList,
});
const aboutQuery = makeQuery<string>({
  name: "about",
  compute: (facts) => findRecord(facts.project, "about", "project")?.name ?? "",
  same: Object.is,
});
const baselineQuery = makeQuery<BaselineRecord | undefined>({
  name: "baseline",
  compute: (facts, id) => findRecord(facts.project, "baselines", id),
  same: Object.is,
});

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
export const kindOf = (facts: Facts, id: string) => facts.ask(kindOfQuery, id);
/** What an element lies in: an id, null at the top, undefined when there is no such element. */
export const parentOf = (facts: Facts, id: string) => facts.ask(parentQuery, id);
/** The name of an element; undefined when there is none. */
export const labelOf = (facts: Facts, id: string) => facts.ask(labelQuery, id);

/** One stored field of an element; facts that ask for it care for no other field. */
export function fieldOf(facts: Facts, id: string, field: string): Json | undefined {
  return facts.ask(fieldQuery(field), id);
}

const childIdsOfKind = defineFacts<readonly string[]>(
  "children",
  (facts, kind, id) => childIds(facts, id).filter((child) => kindOf(facts, child) === kind),
  sameList,
);

/** The children of an element, optionally of one kind; then a change of the others does not matter. */
export function childrenOf(facts: Facts, id: string | null, kind?: string): ElementRecord[] {
  const ids = kind === undefined ? childIds(facts, id) : childIdsOfKind(facts, kind, id ?? TOP);
  return ids.flatMap((child) => elementOf(facts, child) ?? []);
}

/** All elements of a kind, by id. */
export function elementsOfKind(facts: Facts, kind: string): ElementRecord[] {
  return idsOfKind(facts, kind).flatMap((id) => elementOf(facts, id) ?? []);
}

function sortedByName(facts: Facts, ids: ReadonlySet<string> | undefined): string[] {
  const named = [...(ids ?? [])].map((id) => ({
    id,
    name: storedElement(facts, id)?.name ?? "",
  }));
  return named
    .sort((a, b) => compareNatural(a.name, b.name) || compareText(a.id, b.id))
    .map(({ id }) => id);
}

/** True when both lists hold the same items in the same order. */
export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
