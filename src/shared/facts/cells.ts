import type { Project } from "#shared/model/project";

/**
 * Facts are questions about a project whose answers are remembered. Each answer remembers what it
 * was derived from, also when that was an absence; an edit makes suspect only what may depend on what
 * it touched, and an answer that comes out the same stops there. Nothing here writes a project.
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
  /** Computed again at once when an input changes, so that nothing behind it becomes suspect in vain. */
  readonly isProjection?: boolean;
  /** Told when nobody depends on the answer any more; it is then forgotten. */
  readonly onOrphan?: (facts: Facts, key: string) => void;
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

/** Defines a fact that picks one small thing out of an input, for example a single field. */
export function defineProjection<T>(
  name: string,
  compute: (facts: Facts, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts, key: string) => T {
  const query: Query<T> = { name, compute, same, isProjection: true };
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

/** Defines one projection for each name, made when first asked for: `fieldOf("mtu")`. */
export function defineProjections<T>(
  name: string,
  compute: (facts: Facts, which: string, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
  isProjection = true,
): (facts: Facts, which: string, key: string) => T {
  const queries = new Map<string, Query<T>>();
  return (facts, which, key) => {
    let query = queries.get(which);
    if (!query) {
      query = {
        name: `${name}.${which}`,
        compute: (asked, id) => compute(asked, which, id),
        same,
        isProjection,
      };
      queries.set(which, query);
    }
    return facts.ask(query, key);
  };
}

interface Cell {
  readonly query: Query<unknown>;
  readonly key: string;
  value: unknown;
  /** What it was derived from, in the order of asking. */
  deps: Cell[];
  /** Who derived from it: a short list, or a set once there are many. */
  dependents: Cell[] | Set<Cell>;
  state: "fresh" | "suspect" | "stale";
  /** Revisions: when the value last changed, and when it was last known to be right. */
  changedAt: number;
  checkedAt: number;
  /** The number of the computation that asked last; one computation depends on a cell once. */
  askedIn: number;
  /** The number of its own latest computation. */
  computation: number;
}

/** From so many dependents on, a set is faster than a list. */
const MANY = 12;
const NOBODY: Cell[] = [];

/** The memory behind facts: answers, what they hang on, and which of them are suspect. */
export interface Memory {
  readonly ask: <T>(query: Query<T>, key: string) => T;
  /** Answers without making anybody depend on the answer. */
  readonly peek: <T>(query: Query<T>, key: string) => T;
  /** A new state of the project begins: answers are checked against this one from now on. */
  readonly begin: () => void;
  /** An input changed; whatever hangs on it becomes suspect. */
  readonly mark: (query: Query<unknown>, key: string) => void;
  /** `onSuspect` runs whenever an answer of the query may have changed. */
  readonly watch: (query: Query<unknown>, onSuspect: (key: string) => void) => void;
  /** How many answers are kept. */
  readonly count: () => number;
}

export function createMemory(facts: () => Facts): Memory {
  let revision = 1;
  let asking: Cell | undefined;
  let computations = 0;
  /** One short row for each key, mostly an element, with every answer about it. */
  const rows = new Map<string, Cell[]>();
  /** Answers that come and go by the stretch of addresses; they have rows of their own. */
  const passing = new Map<Query<unknown>, Map<string, Cell>>();
  let lastKey: string | undefined;
  let lastRow: Cell[] = [];
  const watchers = new Map<Query<unknown>, (key: string) => void>();

  return {
    ask<T>(query: Query<T>, key: string): T {
      const cell = cellOf(query as Query<unknown>, key);
      if (asking) depend(asking, cell);
      refresh(cell);
      return cell.value as T;
    },
    peek<T>(query: Query<T>, key: string): T {
      const outer = asking;
      asking = undefined;
      try {
        const cell = cellOf(query as Query<unknown>, key);
        refresh(cell);
        return cell.value as T;
      } finally {
        asking = outer;
      }
    },
    begin() {
      revision += 1;
    },
    mark(query, key) {
      const cell = findCell(query, key);
      if (!cell || cell.state === "stale") return;
      cell.state = "stale";
      watchers.get(query)?.(key);
      spread(cell);
    },
    watch(query, onSuspect) {
      watchers.set(query, onSuspect);
    },
    count() {
      let count = 0;
      for (const row of rows.values()) count += row.length;
      for (const byKey of passing.values()) count += byKey.size;
      return count;
    },
  };

  function cellOf(query: Query<unknown>, key: string): Cell {
    if (query.onOrphan) return passingCell(query, key);
    const row = rowOf(key);
    let cell = inRow(row, query);
    if (!cell) row.push((cell = newCell(query, key)));
    return cell;
  }

  function rowOf(key: string): Cell[] {
    if (key === lastKey) return lastRow;
    let row = rows.get(key);
    if (!row) rows.set(key, (row = []));
    lastKey = key;
    lastRow = row;
    return row;
  }

  function passingCell(query: Query<unknown>, key: string): Cell {
    let byKey = passing.get(query);
    if (!byKey) passing.set(query, (byKey = new Map()));
    let cell = byKey.get(key);
    if (!cell) byKey.set(key, (cell = newCell(query, key)));
    return cell;
  }

  function findCell(query: Query<unknown>, key: string): Cell | undefined {
    if (query.onOrphan) return passing.get(query)?.get(key);
    const row = rows.get(key);
    return row && inRow(row, query);
  }

  function depend(on: Cell, cell: Cell): void {
    if (cell.askedIn === on.computation) return;
    if (hasDependent(cell, on)) return;
    cell.askedIn = on.computation;
    addDependent(cell, on);
    on.deps.push(cell);
  }

  function forgetIfOrphan(cell: Cell): void {
    if (!cell.query.onOrphan || countDependents(cell) > 0) return;
    passing.get(cell.query)?.delete(cell.key);
    cell.query.onOrphan(facts(), cell.key);
  }

  function refresh(cell: Cell): void {
    if (cell.state === "fresh") return;
    if (cell.state === "suspect") {
      const outer = asking;
      asking = undefined;
      cell.state = "fresh";
      for (const dep of cell.deps) {
        refresh(dep);
        if (dep.changedAt > cell.checkedAt) {
          markStale(cell);
          break;
        }
      }
      asking = outer;
    }
    if (isStale(cell)) recompute(cell);
    cell.checkedAt = revision;
  }

  function recompute(cell: Cell): void {
    const before = cell.deps;
    for (const dep of before) removeDependent(dep, cell);
    cell.deps = [];
    cell.state = "fresh";
    cell.computation = ++computations;
    const outer = asking;
    asking = cell;
    try {
      const value = cell.query.compute(facts(), cell.key);
      if (cell.changedAt === 0 || !cell.query.same(cell.value, value)) {
        cell.value = value;
        cell.changedAt = revision;
      }
    } finally {
      asking = outer;
    }
    for (const dep of before) forgetIfOrphan(dep);
  }

  function spread(start: Cell): void {
    const queue = [...start.dependents];
    for (let cell = queue.pop(); cell; cell = queue.pop()) {
      if (cell.state !== "fresh") continue;
      cell.state = "suspect";
      if (cell.query.isProjection) {
        refresh(cell);
        if (cell.changedAt !== revision) continue;
      }
      watchers.get(cell.query)?.(cell.key);
      for (const dependent of cell.dependents) {
        if (dependent.state === "fresh") queue.push(dependent);
      }
    }
  }
}

function hasDependent(cell: Cell, on: Cell): boolean {
  // A list is short, and the same computation asks again at once more often than later.
  return Array.isArray(cell.dependents) ? cell.dependents.includes(on) : cell.dependents.has(on);
}

function addDependent(cell: Cell, on: Cell): void {
  if (!Array.isArray(cell.dependents)) cell.dependents.add(on);
  else if (cell.dependents === NOBODY) cell.dependents = [on];
  else if (cell.dependents.length < MANY) cell.dependents.push(on);
  else cell.dependents = new Set([...cell.dependents, on]);
}

function removeDependent(cell: Cell, on: Cell): void {
  if (!Array.isArray(cell.dependents)) {
    cell.dependents.delete(on);
    return;
  }
  const at = cell.dependents.indexOf(on);
  if (at >= 0) cell.dependents.splice(at, 1);
}

function countDependents(cell: Cell): number {
  return Array.isArray(cell.dependents) ? cell.dependents.length : cell.dependents.size;
}

function inRow(row: readonly Cell[], query: Query<unknown>): Cell | undefined {
  for (const cell of row) if (cell.query === query) return cell;
  return undefined;
}

function newCell(query: Query<unknown>, key: string): Cell {
  return {
    query,
    key,
    value: undefined,
    deps: NOBODY,
    dependents: NOBODY,
    state: "stale",
    changedAt: 0,
    checkedAt: 0,
    askedIn: 0,
    computation: 0,
  };
}

// Through functions, so that the compiler does not take a state for settled across a call.

function markStale(cell: Cell): void {
  cell.state = "stale";
}

function isStale(cell: Cell): boolean {
  return cell.state === "stale";
}
