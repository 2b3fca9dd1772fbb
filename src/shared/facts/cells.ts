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
export interface Query<T> extends QueryParts<T> {
  /** Its number among all queries; answers are found by it. */
  readonly ordinal: number;
}

interface QueryParts<T> {
  readonly name: string;
  readonly compute: (facts: Facts, key: string) => T;
  readonly same: (a: T, b: T) => boolean;
  /** Computed again at once when an input changes, so that nothing behind it becomes suspect in vain. */
  readonly isProjection?: boolean;
  /** Told when nobody depends on the answer any more; it is then forgotten. */
  readonly onOrphan?: (facts: Facts, key: string) => void;
}

/** A query, whatever it answers. */
export type AnyQuery = Pick<Query<unknown>, "ordinal">;

let queries = 0;

/** Numbers a query. Each is made once, when the program loads or a checker is made. */
export function makeQuery<T>(parts: QueryParts<T>): Query<T> {
  return { ...parts, ordinal: queries++ };
}

/** Defines a fact; the result is called as `fact(facts, key)`. */
export function defineFact<T>(
  name: string,
  compute: (facts: Facts, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts, key: string) => T {
  const query = makeQuery({ name, compute, same });
  return (facts, key) => facts.ask(query, key);
}

/** Defines a fact that picks one small thing out of others, for example whether an address is there. */
export function defineProjection<T>(
  name: string,
  compute: (facts: Facts, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts, key: string) => T {
  const query = makeQuery({ name, compute, same, isProjection: true });
  return (facts, key) => facts.ask(query, key);
}

/** A fact about the project as a whole. */
export function defineGlobalFact<T>(
  name: string,
  compute: (facts: Facts) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts) => T {
  const query = makeQuery({ name, compute, same });
  return (facts) => facts.ask(query, "");
}

/** One query for each name, made when first asked for: `fieldQuery("mtu")`. */
export function queryFamily<T>(
  name: string,
  compute: (facts: Facts, which: string, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (which: string) => Query<T> {
  const family = new Map<string, Query<T>>();
  return (which) => {
    let query = family.get(which);
    if (!query) {
      query = makeQuery({
        name: `${name}.${which}`,
        compute: (asked, id) => compute(asked, which, id),
        same,
      });
      family.set(which, query);
    }
    return query;
  };
}

/** Defines one fact for each name: `settledField("mode")`. */
export function defineFacts<T>(
  name: string,
  compute: (facts: Facts, which: string, key: string) => T,
  same: (a: T, b: T) => boolean = Object.is,
): (facts: Facts, which: string, key: string) => T {
  const queryOf = queryFamily(name, compute, same);
  return (facts, which, key) => facts.ask(queryOf(which), key);
}

interface Cell {
  readonly query: Query<unknown>;
  readonly key: string;
  value: unknown;
  /** What it was derived from, in the order of asking. */
  deps: readonly Cell[];
  /** Who derived from it: a short list, or a set once there are many. */
  dependents: Cell[] | Set<Cell>;
  state: "fresh" | "suspect" | "stale";
  /** Revisions: when the value last changed, and when it was last known to be right. */
  changedAt: number;
  checkedAt: number;
  /** The number of the computation that asked last; one computation depends on a cell once. */
  askedIn: number;
}

/** All answers about one key, mostly an element. Their queries stand beside them, for a quick search. */
interface Row {
  readonly ordinals: number[];
  readonly cells: Cell[];
}

/** A computation under way: what it asked so far, beside what it asked the last time. */
interface Computation {
  readonly number: number;
  readonly cell: Cell;
  /** As long as it asks the same in the same order, how far it has come in what it asked before. */
  same: number;
  /** Everything it asked, from the first difference on; until then nothing is written. */
  deps: Cell[] | undefined;
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
  readonly mark: (query: AnyQuery, key: string) => void;
  /** `onSuspect` runs whenever an answer of the query may have changed. */
  readonly watch: (query: AnyQuery, onSuspect: (key: string) => void) => void;
  /** How many answers are kept. */
  readonly count: () => number;
  /** How many questions were asked so far: work, in a measure that no machine changes. */
  readonly asked: () => number;
}

export function createMemory(facts: () => Facts): Memory {
  let revision = 1;
  let asking: Computation | undefined;
  let computations = 0;
  let questions = 0;
  const rows = new Map<string, Row>();
  /** Answers that come and go by the stretch of addresses; they have rows of their own. */
  const passing = new Map<number, Map<string, Cell>>();
  let lastKey: string | undefined;
  let lastRow: Row = { ordinals: [], cells: [] };
  const watchers = new Map<number, (key: string) => void>();

  return {
    ask<T>(query: Query<T>, key: string): T {
      questions += 1;
      const cell = cellOf(query as Query<unknown>, key);
      if (asking !== undefined && cell.askedIn !== asking.number) depend(asking, cell);
      if (cell.state !== "fresh") refresh(cell);
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
      watchers.get(query.ordinal)?.(key);
      spread(cell);
    },
    asked: () => questions,
    watch(query, onSuspect) {
      watchers.set(query.ordinal, onSuspect);
    },
    count() {
      let count = 0;
      for (const row of rows.values()) count += row.cells.length;
      for (const byKey of passing.values()) count += byKey.size;
      return count;
    },
  };

  function cellOf(query: Query<unknown>, key: string): Cell {
    if (query.onOrphan !== undefined) return passingCell(query, key);
    const { ordinals, cells } = rowOf(key);
    const at = ordinals.indexOf(query.ordinal);
    if (at >= 0) return cells[at] as Cell;
    const cell = newCell(query, key);
    ordinals.push(query.ordinal);
    cells.push(cell);
    return cell;
  }

  function rowOf(key: string): Row {
    if (key === lastKey) return lastRow;
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { ordinals: [], cells: [] }));
    lastKey = key;
    lastRow = row;
    return row;
  }

  function passingCell(query: Query<unknown>, key: string): Cell {
    let byKey = passing.get(query.ordinal);
    if (!byKey) passing.set(query.ordinal, (byKey = new Map()));
    let cell = byKey.get(key);
    if (!cell) byKey.set(key, (cell = newCell(query, key)));
    return cell;
  }

  function findCell({ ordinal }: AnyQuery, key: string): Cell | undefined {
    const row = rows.get(key);
    return row?.cells[row.ordinals.indexOf(ordinal)] ?? passing.get(ordinal)?.get(key);
  }

  function depend(on: Computation, cell: Cell): void {
    cell.askedIn = on.number;
    if (on.deps === undefined) {
      const before = on.cell.deps;
      if (before[on.same] === cell) {
        on.same += 1;
        return;
      }
      on.deps = before.slice(0, on.same);
    }
    // It may stand there from before, or from this computation, when another asked in between.
    if (!hasDependent(cell, on.cell)) addDependent(cell, on.cell);
    on.deps.push(cell);
  }

  function forgetIfOrphan(cell: Cell): void {
    if (!cell.query.onOrphan || countDependents(cell) > 0) return;
    passing.get(cell.query.ordinal)?.delete(cell.key);
    cell.query.onOrphan(facts(), cell.key);
  }

  function refresh(cell: Cell): void {
    if (cell.state === "fresh") return;
    if (cell.state === "suspect") {
      const outer = asking;
      asking = undefined;
      cell.state = "fresh";
      for (const dep of cell.deps) {
        if (dep.state !== "fresh") refresh(dep);
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
    cell.state = "fresh";
    const outer = asking;
    const mine: Computation = { number: ++computations, cell, same: 0, deps: undefined };
    asking = mine;
    try {
      const value = cell.query.compute(facts(), cell.key);
      if (cell.changedAt === 0 || !cell.query.same(cell.value, value)) {
        cell.value = value;
        cell.changedAt = revision;
      }
    } finally {
      asking = outer;
      settleDeps(mine);
    }
  }

  /** Takes leave of what the last computation asked and this one did not. */
  function settleDeps({ number, cell, same, deps }: Computation): void {
    const before = cell.deps;
    if (deps === undefined && same === before.length) return;
    const after = deps ?? before.slice(0, same);
    cell.deps = after;
    if (before.length === 0) return;
    for (const dep of after) dep.askedIn = number;
    for (const dep of before) {
      if (dep.askedIn === number) continue;
      removeDependent(dep, cell);
      forgetIfOrphan(dep);
    }
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
      watchers.get(cell.query.ordinal)?.(cell.key);
      for (const dependent of cell.dependents) {
        if (dependent.state === "fresh") queue.push(dependent);
      }
    }
  }
}

function hasDependent(cell: Cell, on: Cell): boolean {
  return Array.isArray(cell.dependents) ? cell.dependents.includes(on) : cell.dependents.has(on);
}

function addDependent(cell: Cell, on: Cell): void {
  const { dependents } = cell;
  if (!Array.isArray(dependents)) dependents.add(on);
  else if (dependents === NOBODY) cell.dependents = [on];
  else if (dependents.length < MANY) dependents.push(on);
  else cell.dependents = new Set([...dependents, on]);
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
  };
}

// Through functions, so that the compiler does not take a state for settled across a call.

function markStale(cell: Cell): void {
  cell.state = "stale";
}

function isStale(cell: Cell): boolean {
  return cell.state === "stale";
}
