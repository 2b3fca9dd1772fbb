import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRange, rangesOverlap, rangeContainsRange, type Range } from "./range.ts";
import {
  formatSet,
  intersectSets,
  rangeSet,
  sameSet,
  setContains,
  setContainsRange,
  setOverlaps,
  setSize,
  subtractSets,
  unionSets,
  type RangeSet,
} from "./range-set.ts";

const LAST = 40;
const universe = Array.from({ length: LAST + 1 }, (_, i) => i);
const range: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(LAST), fc.nat(LAST))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const short: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(LAST), fc.nat(3))
  .map(([a, n]) => ({ start: a, end: Math.min(LAST, a + n) }));
const ranges = fc.array(fc.oneof(short, short, range), { maxLength: 8 });
const set = ranges.map(rangeSet);
const members = (ofSet: readonly Range[]) =>
  new Set(universe.filter((a) => ofSet.some((r) => r.start <= a && a <= r.end)));
const pick = (ofSet: RangeSet, keep: (a: number) => boolean) =>
  new Set([...members(ofSet)].filter(keep));

function expectNormal(s: RangeSet) {
  for (const [i, r] of s.entries()) {
    expect(r.start).toBeLessThanOrEqual(r.end);
    const next = s[i + 1];
    expect(next?.start ?? Infinity).toBeGreaterThan(r.end + 1);
  }
}

test("a set has one normal form, whatever ranges it was made from", () => {
  fc.assert(
    fc.property(ranges, (list) => {
      const made = rangeSet(list);
      expectNormal(made);
      expect(members(made)).toEqual(members(list));
      expect(rangeSet([...list].reverse())).toEqual(made);
      expect(setSize(made)).toBe(members(list).size);
    }),
  );
});

test("union, intersection and difference are those of sets, in normal form", () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      const results = [
        [unionSets(a, b), members([...a, ...b])],
        [intersectSets(a, b), pick(a, (x) => members(b).has(x))],
        [subtractSets(a, b), pick(a, (x) => !members(b).has(x))],
      ] as const;
      for (const [result, expected] of results) {
        expectNormal(result);
        expect(members(result)).toEqual(expected);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("the laws of set algebra hold", () => {
  fc.assert(
    fc.property(set, set, set, (a, b, c) => {
      expect(unionSets(a, b)).toEqual(unionSets(b, a));
      expect(intersectSets(a, unionSets(b, c))).toEqual(
        unionSets(intersectSets(a, b), intersectSets(a, c)),
      );
      expect(subtractSets(a, unionSets(b, c))).toEqual(subtractSets(subtractSets(a, b), c));
      expect(unionSets(subtractSets(a, b), intersectSets(a, b))).toEqual(a);
      expect(subtractSets(a, a)).toEqual([]);
      expect(sameSet(unionSets(a, a), a)).toBe(true);
      expect(sameSet(a, b)).toBe(formatSet(a) === formatSet(b));
    }),
  );
});

test("questions agree with the members", () => {
  fc.assert(
    fc.property(set, range, (s, r) => {
      for (const a of universe) expect(setContains(s, a)).toBe(members(s).has(a));
      expect(setOverlaps(s, r)).toBe(s.some((x) => rangesOverlap(x, r)));
      expect(setContainsRange(s, r)).toBe(s.some((x) => rangeContainsRange(x, r)));
    }),
  );
});

test("the last addresses of the space merge and count", () => {
  const all = rangeSet([
    { start: 0x8000_0000, end: 0xffff_ffff },
    { start: 0, end: 0x7fff_ffff },
  ]);
  expect(all).toEqual([{ start: 0, end: 0xffff_ffff }]);
  expect(setSize(all)).toBe(2 ** 32);
  expect(subtractSets(all, [{ start: 0xffff_ffff, end: 0xffff_ffff }])).toEqual([
    { start: 0, end: 0xffff_fffe },
  ]);
});

test("prints with commas", () => {
  const s = rangeSet([
    { start: 5, end: 5 },
    { start: 1, end: 2 },
  ]);
  expect(formatSet(s)).toBe(`${formatRange({ start: 1, end: 2 })}, 0.0.0.5`);
  expect(formatSet([])).toBe("none");
});
