import type { RecordChange } from "#shared/model/change";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord, LinkRecord } from "#shared/model/records";
import { compareNatural, compareText } from "#shared/kernel/order";

/**
 * Facts are questions about a project whose answers are remembered. Each answer remembers what it
 * was derived from, also when that was an absence; an edit makes stale only what it touched, and an
 * answer that comes out the same stops there. Nothing here writes a project.
 */
export interface Facts {
  readonly project: Project;
  /** Answers a query from memory, or computes it. Inside another query it becomes a dependency. */
  ask<T>(query: Query<T>, key: string): T;
}

/** A question with a name. `same` says when two answers are equal, so that change stops there. */
export interface Query<T> {
  readonly name: string;
  readonly compute: (facts: Facts, key: string) => T;
  readonly same: (a: T, b: T) => boolean;
}

/** Defines a fact; the result is called as `fact(facts, key)`. */
export function defineFact<T>(
  name: string,
  compute: (facts: Facts, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts, key: string) => T {
  const query: Query<T> = { name, compute, same };
  return (facts, key) => facts.ask(query, key);
}

/** A fact about the project as a whole. */
export function defineGlobalFact<T>(
  name: string,
  compute: (facts: Facts) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts) => T {
  const query: Query<T> = { name, compute, same };
  return (facts) => facts.ask(query, "");
}

interface Cell {
  readonly query: Query<unknown>;
  readonly key: string;
  value: unknown;
  /** What it was derived from, in the order of asking. */
  deps: Cell[];
  readonly dependents: Set<Cell>;
  state: "fresh" | "suspect" | "stale";
  /** Revisions: when the value last changed, and when it was last known to be right. */
  changedAt: number;
  checkedAt: number;
}

/** Facts that follow a project as it changes. */
export interface FactBase extends Facts {
  /** Takes the next project and what changed; answers that may differ are asked again when needed. */
  advance(next: Project, changes: readonly RecordChange[]): void;
  /** Watches one answer: `onSuspect` runs when it may have changed. Asking again re-arms it. */
  watch<T>(query: Query<T>, onSuspect: (key: string) => void): void;
  readonly size: number;
}

/** A base of facts over `start`. Keep it and `advance` it; a new one starts from nothing. */
export function createFacts(start: Project): FactBase {
  let project = start;
  let revision = 1;
  const cells = new Map<Query<unknown>, Map<string, Cell>>();
  const watchers = new Map<Query<unknown>, (key: string) => void>();
  let asking: Cell | undefined;
  let indices = buildIndices(start);

  const base: FactBase = {
    get project() {
      return project;
    },
    get size() {
      let count = 0;
      for (const byKey of cells.values()) count += byKey.size;
      return count;
    },
    ask<T>(query: Query<T>, key: string): T {
      const cell = cellOf(query as Query<unknown>, key);
      if (asking && asking.deps.at(-1) !== cell && !cell.dependents.has(asking)) {
        asking.deps.push(cell);
        cell.dependents.add(asking);
      }
      refresh(cell);
      return cell.value as T;
    },
    advance(next, changes) {
      project = next;
      revision += 1;
      indices = advanceIndices(indices, changes, markInput);
    },
    watch(query, onSuspect) {
      watchers.set(query as Query<unknown>, onSuspect);
    },
  };
  indicesOf.set(base, () => indices);
  return base;

  function cellOf(query: Query<unknown>, key: string): Cell {
    let byKey = cells.get(query);
    if (!byKey) cells.set(query, (byKey = new Map()));
    let cell = byKey.get(key);
    if (!cell) {
      cell = {
        query,
        key,
        value: undefined,
        deps: [],
        dependents: new Set(),
        state: "stale",
        changedAt: 0,
        checkedAt: 0,
      };
      byKey.set(key, cell);
    }
    return cell;
  }

  function refresh(cell: Cell): void {
    if (cell.state === "fresh") return;
    if (cell.state === "suspect") {
      cell.state = "fresh";
      for (const dep of cell.deps) {
        refresh(dep);
        if (dep.changedAt > cell.checkedAt) {
          cell.state = "stale";
          break;
        }
      }
    }
    if ((cell.state as string) === "stale") recompute(cell);
    cell.checkedAt = revision;
  }

  function recompute(cell: Cell): void {
    for (const dep of cell.deps) dep.dependents.delete(cell);
    cell.deps = [];
    cell.state = "fresh";
    const outer = asking;
    asking = cell;
    try {
      const value = cell.query.compute(base, cell.key);
      if (cell.changedAt === 0 || !cell.query.same(cell.value, value)) {
        cell.value = value;
        cell.changedAt = revision;
      }
    } finally {
      asking = outer;
    }
  }

  function markInput(query: Query<unknown>, key: string): void {
    const cell = cells.get(query)?.get(key);
    if (!cell) return;
    cell.state = "stale";
    suspectDependents(cell);
  }

  function suspectDependents(start: Cell): void {
    const queue = [...start.dependents];
    for (let cell = queue.pop(); cell; cell = queue.pop()) {
      if (cell.state !== "fresh") continue;
      cell.state = "suspect";
      watchers.get(cell.query)?.(cell.key);
      for (const dependent of cell.dependents) if (dependent.state === "fresh") queue.push(dependent);
    }
  }
}

// The inputs: what the records say, by id, by parent, by end and by kind. Kept up to date by edits.

interface Indices {
  readonly children: Map<string, Set<string>>;
  readonly links: Map<string, Set<string>>;
  readonly kinds: Map<string, Set<string>>;
}

const indicesOf = new WeakMap<Facts, () => Indices>();
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
): Indices {
  const touch = (query: Query<unknown>, key: string) => mark(query, key);
  for (const { collection, id, before, after } of changes) {
    if (collection === "elements") {
      touch(elementQuery as Query<unknown>, id);
      if (before?.parent !== after?.parent || before?.name !== after?.name || !before || !after) {
        if (before) {
          indices.children.get(before.parent ?? TOP)?.delete(id);
          touch(childrenQuery as Query<unknown>, before.parent ?? TOP);
        }
        if (after) {
          addTo(indices.children, after.parent ?? TOP, id);
          touch(childrenQuery as Query<unknown>, after.parent ?? TOP);
        }
      }
      if (!before || !after) {
        const kind = (after ?? before)?.kind ?? "";
        if (after) addTo(indices.kinds, kind, id);
        else indices.kinds.get(kind)?.delete(id);
        touch(kindQuery as Query<unknown>, kind);
      }
    } else if (collection === "links") {
      for (const end of before ? [before.from, before.to] : []) {
        indices.links.get(end)?.delete(id);
        touch(linksQuery as Query<unknown>, end);
      }
      for (const end of after ? [after.from, after.to] : []) {
        addTo(indices.links, end, id);
        touch(linksQuery as Query<unknown>, end);
      }
    } else if (collection === "about") {
      touch(aboutQuery as Query<unknown>, TOP);
    } else if (collection === "waivers") {
      touch(waiversQuery as Query<unknown>, TOP);
    }
  }
  return indices;
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

function currentIndices(facts: Facts): Indices {
  const indices = indicesOf.get(facts)?.();
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
const waiversQuery: Query<readonly unknown[]> = {
  name: "waivers",
  compute: (facts) => [...recordsOf(facts.project, "waivers")],
  same: () => false,
};

/** The element of that id, or undefined. */
export const elementOf = (facts: Facts, id: string) => facts.ask(elementQuery, id);
/** Ids of what lies in the element, by name; null asks for the top of the project. */
export const childIds = (facts: Facts, id: string | null) => facts.ask(childrenQuery, id ?? TOP);
/** Links that begin or end at the element, by id. */
export const linksOf = (facts: Facts, id: string) => facts.ask(linksQuery, id);
/** Ids of all elements of a kind, by id. */
export const idsOfKind = (facts: Facts, kind: string) => facts.ask(kindQuery, kind);
export const waiversOf = (facts: Facts) => facts.ask(waiversQuery, TOP);

/** The children of an element, optionally of one kind. */
export function childrenOf(facts: Facts, id: string | null, kind?: string): ElementRecord[] {
  return childIds(facts, id).flatMap((child) => {
    const element = elementOf(facts, child);
    return element && (kind === undefined || element.kind === kind) ? [element] : [];
  });
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
