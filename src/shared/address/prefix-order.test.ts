import fc from "fast-check";
import { expect, test } from "vitest";
import { buildLongestPrefixMatch, overlappingPairs } from "./prefix-order.ts";
import { broadcastOf, prefixContains, prefixOf, prefixesOverlap, type Prefix } from "./prefix.ts";

const near = fc
  .tuple(fc.nat(255), fc.integer({ min: 24, max: 32 }))
  .map(([a, n]) => prefixOf((0xffff_ff00 + a) >>> 0, n));
const far = fc
  .tuple(fc.integer({ min: 0, max: 0xffff_ffff }), fc.integer({ min: 0, max: 32 }))
  .map(([a, n]) => prefixOf(a, n));
const prefixes = fc.oneof(
  fc.array(near, { maxLength: 25 }),
  fc.array(fc.oneof(near, far), { maxLength: 25 }),
);

test("finds every overlapping pair once", () => {
  fc.assert(
    fc.property(prefixes, (list) => {
      const expected: string[] = [];
      for (const [i, a] of list.entries())
        for (const [j, b] of list.entries())
          if (i < j && prefixesOverlap(a, b)) expected.push(`${i}-${j}`);
      const found = overlappingPairs(list).map(([i, j]) => `${i}-${j}`);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 1_000 },
  );
});

test("finds the longest prefix, and of equal ones the first", () => {
  fc.assert(
    fc.property(prefixes, fc.integer({ min: 0, max: 0xffff_ffff }), (list, any) => {
      const match = buildLongestPrefixMatch(list);
      const edges = list.flatMap((p) => [
        p.network - 1,
        p.network,
        broadcastOf(p),
        broadcastOf(p) + 1,
      ]);
      const probes = [any, 0, 0xffff_ffff, ...edges].filter((a) => a >= 0 && a <= 0xffff_ffff);
      expect(probes.map(match)).toEqual(probes.map((a) => naiveMatch(list, a)));
    }),
    { numRuns: 1_000 },
  );
});

test("an empty table matches nothing, a default route everything", () => {
  expect(buildLongestPrefixMatch([])(0)).toBe(-1);
  expect(overlappingPairs([])).toEqual([]);
  const all = buildLongestPrefixMatch([prefixOf(0, 0)]);
  expect([all(0), all(0xffff_ffff)]).toEqual([0, 0]);
});

test("large lists, which sort by another way, give the same answers", () => {
  const list = Array.from({ length: 70_000 }, (_, i) => prefixOf(i * 512, 24));
  list.push(prefixOf(0, 24), prefixOf(512 * 69_999, 23));
  expect(overlappingPairs(list)).toEqual([
    [0, 70_000],
    [69_999, 70_001],
  ]);
  const match = buildLongestPrefixMatch(list);
  expect([0, 511, 512 * 69_999, 512 * 69_999 + 256].map(match)).toEqual([0, -1, 69_999, 70_001]);
});

function naiveMatch(list: readonly Prefix[], address: number): number {
  let best = -1;
  for (const [i, p] of list.entries())
    if (prefixContains(p, address) && p.length > (list[best]?.length ?? -1)) best = i;
  return best;
}
