import fc from "fast-check";
import { expect, test } from "vitest";
import { IntervalIndex } from "./interval-tree.ts";

const bounds = fc
  .tuple(fc.nat(6), fc.nat(6))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const step = fc.record({
  kind: fc.constantFrom("insert", "insert", "remove", "query"),
  bounds,
  value: fc.constantFrom("a", "b", "c"),
});

test("behaves as a list under any script of changes and queries", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: "max" }), (script) => {
      const index = new IntervalIndex<string>();
      const list = new NaiveIndex();
      const play = (on: IntervalIndex<string> | NaiveIndex) =>
        script.map(({ kind, bounds: { start, end }, value }) => {
          if (kind === "insert") on.insert(start, end, value);
          const removed = kind === "remove" && on.remove(start, end, value);
          return { removed, size: on.size, hits: [...on.overlapping(start, end)].toSorted() };
        });
      expect(play(index)).toEqual(play(list));
    }),
    { numRuns: 500 },
  );
});

test("answers in order of start, end and insertion", () => {
  const index = new IntervalIndex<string>();
  index.insert(5, 9, "third");
  index.insert(1, 9, "first");
  index.insert(5, 9, "fourth");
  index.insert(5, 6, "second");
  expect(index.collect(0, 10)).toEqual(["first", "second", "third", "fourth"]);
});

test("refuses an interval that ends before it starts", () => {
  const index = new IntervalIndex<string>();
  expect(() => index.insert(2, 1, "x")).toThrow(RangeError);
  expect(() => index.insert(Number.NaN, 1, "x")).toThrow(RangeError);
  expect(index.size).toBe(0);
});

// A list or a chain would need minutes for this.
test("holds 100,000 sorted entries and 100,000 equal ones", { timeout: 120_000 }, () => {
  const index = new IntervalIndex<number>();
  for (let i = 0; i < 100_000; i++) index.insert(i * 10, i * 10 + 5, i);
  for (let i = 0; i < 100_000; i++) index.insert(77, 78, -i);
  for (let i = 0; i < 100_000; i += 10) expect(index.collect(i * 10 + 5, i * 10 + 9)).toContain(i);
  for (let i = 0; i < 100_000; i++) index.remove(77, 78, -i);
  for (let i = 0; i < 100_000; i++) index.remove(i * 10, i * 10 + 5, i);
  expect(index.size).toBe(0);
});

class NaiveIndex {
  readonly #entries: { start: number; end: number; value: string }[] = [];

  get size() {
    return this.#entries.length;
  }

  insert(start: number, end: number, value: string) {
    this.#entries.push({ start, end, value });
  }

  remove(start: number, end: number, value: string) {
    const at = this.#entries.findIndex(
      (e) => e.start === start && e.end === end && e.value === value,
    );
    return at >= 0 && this.#entries.splice(at, 1).length === 1;
  }

  overlapping(start: number, end: number) {
    return this.#entries.filter((e) => e.start <= end && start <= e.end).map((e) => e.value);
  }
}
