import { IntervalIndex } from "#shared/address/interval-tree";
import { makeQuery, type Facts, type Memory, type Query } from "./cells.ts";

/** One thing that an element puts on a number line: which line, from where to where, inclusive. */
export interface Placed<T> {
  readonly space: string;
  readonly start: number;
  readonly end: number;
  readonly item: T;
}

/**
 * A fact about stretches of addresses: what elements of some kinds put there. Whoever asks for a
 * stretch hears of whatever later appears in it or leaves it, also when the answer was nothing.
 */
export interface IntervalFact<T> {
  readonly name: string;
  readonly kinds: readonly string[];
  /** What one element contributes. Must not ask an interval fact itself. */
  readonly entries: Query<readonly Placed<T>[]>;
  readonly within: Query<readonly T[]>;
  /** The first of them, for those who need not see all. */
  readonly firstWithin: Query<readonly T[]>;
}

const KEY = "\n";

/** How many answers `askFirstWithin` gives; more where several stand on the same stretch. */
const FIRST = 64;

/**
 * Defines an interval fact; `entries` says what an element of one of the kinds contributes, `order` in
 * which order answers come, whatever the history.
 */
export function defineIntervalFact<T>(
  name: string,
  kinds: readonly string[],
  entries: (facts: Facts, id: string) => readonly Placed<T>[],
  sameItem: (a: T, b: T) => boolean,
  order: (a: T, b: T) => number,
): IntervalFact<T> {
  const fact: IntervalFact<T> = {
    name,
    kinds,
    entries: makeQuery({
      name: `${name}.entries`,
      compute: entries,
      same: (a, b) =>
        a.length === b.length && a.every((each, i) => samePlace(each, b[i], sameItem)),
    }),
    within: makeQuery<readonly T[]>({
      name: `${name}.within`,
      compute: (facts, key) => stateOf(facts, fact).collect(key).sort(order),
      same: sameItems,
      onOrphan: (facts, key) => stateOf(facts, fact).unsubscribe(key),
    }),
    firstWithin: makeQuery<readonly T[]>({
      name: `${name}.firstWithin`,
      compute: (facts, key) => stateOf(facts, fact).collect(key, FIRST).sort(order),
      same: sameItems,
      onOrphan: (facts, key) => stateOf(facts, fact).unsubscribe(key),
    }),
  };
  return fact;
}

/** Everything of an interval fact that touches the stretch; both ends included; in a fixed order. */
export function askWithin<T>(
  facts: Facts,
  fact: IntervalFact<T>,
  space: string,
  start: number,
  end: number,
): readonly T[] {
  return facts.ask(fact.within, `${start}${KEY}${end}${KEY}${space}`);
}

/**
 * The first 64 or so of `askWithin`, in the same order. For those who compare each with each: among
 * thousands on one stretch the first tell enough.
 */
export function askFirstWithin<T>(
  facts: Facts,
  fact: IntervalFact<T>,
  space: string,
  start: number,
  end: number,
): readonly T[] {
  // A subscription of its own: it may end before that of `askWithin` does.
  return facts.ask(fact.firstWithin, `${start}${KEY}${end}${KEY}${space}${KEY}first`);
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** The index of one interval fact over one project, kept up to date by what changed. */
interface IntervalState<T> {
  /** What touches a stretch; from now on whoever asked hears of changes in it. */
  collect(key: string, enough?: number): T[];
  unsubscribe(key: string): void;
  /** Takes in what became suspect since the last time, and marks the stretches that it touches. */
  settle(): void;
  suspect(id: string): void;
}

const states = new WeakMap<Facts, Map<unknown, IntervalState<unknown>>>();
const memories = new WeakMap<
  Facts,
  { memory: Memory; idsOf: (kind: string) => Iterable<string> }
>();

/** Makes interval facts possible on these facts; called once when they are created. */
export function prepareIntervalFacts(
  facts: Facts,
  memory: Memory,
  idsOf: (kind: string) => Iterable<string>,
): void {
  memories.set(facts, { memory, idsOf });
  states.set(facts, new Map());
}

/** After an edit: elements that came, went or changed kind may contribute differently. */
export function settleIntervalFacts(facts: Facts, touched: Iterable<string>): void {
  const ids = [...touched];
  for (const state of states.get(facts)?.values() ?? []) {
    for (const id of ids) state.suspect(id);
    state.settle();
  }
}

function stateOf<T>(facts: Facts, fact: IntervalFact<T>): IntervalState<T> {
  const byFact = states.get(facts);
  if (!byFact) throw new Error("impossible: facts without interval facts");
  let state = byFact.get(fact) as IntervalState<T> | undefined;
  if (!state) {
    state = createState(facts, fact);
    byFact.set(fact, state as IntervalState<unknown>);
  }
  return state;
}

function createState<T>(facts: Facts, fact: IntervalFact<T>): IntervalState<T> {
  const held = new Map<string, readonly Placed<T>[]>();
  const lines = new Map<string, IntervalIndex<Placed<T>>>();
  const subscriptions = new Map<string, IntervalIndex<string>>();
  const subscribed = new Set<string>();
  const suspects = new Set<string>();
  const found = memories.get(facts);
  if (!found) throw new Error("impossible: facts without a memory");
  const { memory, idsOf } = found;
  memory.watch(fact.entries, (id) => suspects.add(id));
  for (const id of fact.kinds.flatMap((kind) => [...idsOf(kind)])) take(id, false);

  return {
    collect(key, enough = Number.POSITIVE_INFINITY) {
      const { space, start, end } = parseKey(key);
      if (!subscribed.has(key)) {
        subscribed.add(key);
        lineOf(subscriptions, space).insert(start, end, key);
      }
      return (lines.get(space)?.collectFirst(start, end, enough) ?? []).map(({ item }) => item);
    },
    unsubscribe(key) {
      if (!subscribed.delete(key)) return;
      const { space, start, end } = parseKey(key);
      subscriptions.get(space)?.remove(start, end, key);
    },
    suspect: (id) => void suspects.add(id),
    settle() {
      for (const id of suspects) {
        suspects.delete(id);
        take(id, true);
      }
    },
  };

  function take(id: string, tellsOthers: boolean): void {
    const before = held.get(id) ?? [];
    const after = memory.peek(fact.entries, id);
    if (before === after) return;
    for (const each of before) if (!after.includes(each)) leave(each, tellsOthers);
    for (const each of after) if (!before.includes(each)) enter(each, tellsOthers);
    if (after.length === 0) held.delete(id);
    else held.set(id, after);
  }

  function enter(each: Placed<T>, tellsOthers: boolean): void {
    lineOf(lines, each.space).insert(each.start, each.end, each);
    if (tellsOthers) tell(each);
  }

  function leave(each: Placed<T>, tellsOthers: boolean): void {
    lines.get(each.space)?.remove(each.start, each.end, each);
    if (tellsOthers) tell(each);
  }

  function tell({ space, start, end }: Placed<T>): void {
    for (const key of subscriptions.get(space)?.collect(start, end) ?? []) {
      memory.mark(fact.within, key);
      memory.mark(fact.firstWithin, key);
    }
  }
}

function lineOf<T>(lines: Map<string, IntervalIndex<T>>, space: string): IntervalIndex<T> {
  let line = lines.get(space);
  if (!line) lines.set(space, (line = new IntervalIndex()));
  return line;
}

function parseKey(key: string): { space: string; start: number; end: number } {
  const [start = "0", end = "0", space = ""] = key.split(KEY);
  return { space, start: Number(start), end: Number(end) };
}

function samePlace<T>(
  a: Placed<T>,
  b: Placed<T> | undefined,
  sameItem: (x: T, y: T) => boolean,
): boolean {
  return (
    b !== undefined &&
    a.space === b.space &&
    a.start === b.start &&
    a.end === b.end &&
    sameItem(a.item, b.item)
  );
}
