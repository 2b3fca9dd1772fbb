import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import {
  freeSpace,
  nextFreeAddress,
  nextFreeBlock,
  nextFreePrefix,
  previousFreeAddress,
} from "./allocate.ts";
import { formatPrefix, parsePrefix, prefixOf, prefixSize } from "./prefix.ts";
import { rangeSet, setContains, setOverlaps } from "./range-set.ts";
import { parseRange, type Range } from "./range.ts";

const LAST = 63;
const range: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(LAST), fc.nat(LAST))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const short: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(LAST), fc.nat(4))
  .map(([a, n]) => ({ start: a, end: a + n }));
const occupied = fc.array(short, { maxLength: 14 }).map(rangeSet);
const numbers = (start: number, end: number) =>
  Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => start + i);

test("next and previous free address agree with trying every address", () => {
  fc.assert(
    fc.property(range, occupied, fc.integer({ min: -5, max: LAST + 5 }), (within, taken, from) => {
      const free = numbers(within.start, within.end).filter((a) => !setContains(taken, a));
      const inside = from >= within.start && from <= within.end;
      expect(nextFreeAddress(within, taken)).toBe(free[0]);
      const next = inside ? free.find((a) => a >= from) : undefined;
      expect(nextFreeAddress(within, taken, from)).toBe(next ?? free[0]);
      const previous = inside ? free.findLast((a) => a <= from) : undefined;
      expect(previousFreeAddress(within, taken, from)).toBe(previous ?? free.at(-1));
    }),
    { numRuns: 2_000 },
  );
});

test("next free block agrees with trying every start", () => {
  fc.assert(
    fc.property(
      range,
      occupied,
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.nat(LAST), { nil: undefined }),
      (within, taken, size, from) => {
        const fits = numbers(within.start, within.end - size + 1).filter(
          (start) => !setOverlaps(taken, { start, end: start + size - 1 }),
        );
        const inside = from !== undefined && from >= within.start && from <= within.end;
        const start = (inside ? fits.find((a) => a >= from) : undefined) ?? fits[0];
        const expected = start === undefined ? undefined : { start, end: start + size - 1 };
        expect(nextFreeBlock(within, taken, size, from)).toEqual(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("next free prefix agrees with trying every aligned prefix", () => {
  fc.assert(
    fc.property(
      fc.nat(LAST),
      fc.integer({ min: 26, max: 32 }),
      fc.integer({ min: 24, max: 32 }),
      occupied,
      (address, outer, length, taken) => {
        const within = prefixOf(address, outer);
        const size = 2 ** (32 - length);
        const expected = numbers(0, LAST)
          .filter((a) => a % size === 0 && a >= within.network && length >= outer)
          .filter((a) => a + size <= within.network + prefixSize(within))
          .find((a) => !setOverlaps(taken, { start: a, end: a + size - 1 }));
        const found = nextFreePrefix(within, taken, length);
        expect(found).toEqual(expected === undefined ? undefined : { network: expected, length });
      },
    ),
    { numRuns: 2_000 },
  );
});

test("free space is what is not occupied", () => {
  fc.assert(
    fc.property(range, occupied, (within, taken) => {
      const free = freeSpace(within, taken);
      for (const a of numbers(0, LAST))
        expect(setContains(free, a)).toBe(
          a >= within.start && a <= within.end && !setContains(taken, a),
        );
    }),
  );
});

test("sizes and lengths that make no sense find nothing", () => {
  const all = { start: 0, end: 10 };
  for (const size of [0, -1, 1.5, 12, Number.NaN])
    expect(nextFreeBlock(all, [], size)).toBeUndefined();
  for (const length of [-1, 7, 33, 24.5])
    expect(nextFreePrefix(prefixOf(0, 8), [], length)).toBeUndefined();
});

test("works at the very end of the address space", () => {
  const within = unwrap(parseRange("255.255.255.252/30"));
  const taken = rangeSet([unwrap(parseRange("255.255.255.252-254"))]);
  expect(nextFreeAddress(within, taken)).toBe(0xffff_ffff);
  expect(nextFreeAddress(within, rangeSet([within]))).toBeUndefined();
  const prefix = nextFreePrefix(prefixOf(0, 0), rangeSet([{ start: 0, end: 0xffff_feff }]), 24);
  expect(prefix && formatPrefix(prefix)).toBe("255.255.255.0/24");
  expect(nextFreePrefix(unwrap(parsePrefix("10.0.0.0/24")).prefix, [], 25)?.length).toBe(25);
});
