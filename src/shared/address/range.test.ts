import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { parseIpv4 } from "./ipv4.ts";
import { parsePrefix, prefixOf, rangeOfPrefix } from "./prefix.ts";
import { rangeSet } from "./range-set.ts";
import {
  formatRange,
  formatRangeShort,
  intersectRanges,
  parseRange,
  rangeContains,
  rangeContainsRange,
  rangeSize,
  rangeToPrefixes,
  rangesOverlap,
  type Range,
} from "./range.ts";

const at = (text: string) => unwrap(parseIpv4(text));
const net = (text: string) => unwrap(parsePrefix(text)).prefix;
const range = (text: string) => unwrap(parseRange(text));
const ranges = (max: number): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max }))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

test.each([
  ["10.0.0.1-10.0.0.9", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1 – 10.0.0.9", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1–10.0.0.9", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1 — 10.0.0.9", "10.0.0.1–10.0.0.9"],
  [" 10.0.0.1-10.0.0.9\n", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1-.9", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1-9", "10.0.0.1–10.0.0.9"],
  ["10.0.0.250-10.0.1.5", "10.0.0.250–10.0.1.5"],
  ["10.0.0.1-10.0.0.1", "10.0.0.1"],
  ["10.0.0.1", "10.0.0.1"],
  ["10.0.0.0/30", "10.0.0.0–10.0.0.3"],
  [".10-.20", "10.20.30.10–10.20.30.20"],
  [".10 - 20", "10.20.30.10–10.20.30.20"],
  [".10", "10.20.30.10"],
])("reads %j as %s", (text, expected) => {
  expect(formatRange(unwrap(parseRange(text, net("10.20.30.0/26"))))).toBe(expected);
});

test.each([
  ["10.0.0.9-10.0.0.1", "reversed", "10.0.0.1–10.0.0.9"],
  ["10.0.0.20-10", "reversed", "10.0.0.10–10.0.0.20"],
  [".20-.10", "no-network", undefined],
  ["10.0.0.5/24", "host-bits", "10.0.0.0/24"],
  ["10.0.0.1-", "open-range", undefined],
  ["-10.0.0.1", "open-range", undefined],
  ["10.0.0.1-5-9", "dashes", undefined],
  ["010.0.0.1-9", "leading-zero", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1-10.0.0.09", "leading-zero", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1-09", "leading-zero", "10.0.0.1–10.0.0.9"],
  ["10.0.0.1-256", "octet-range", undefined],
  ["10.0.0.1-10.1", "short", undefined],
  ["", "empty", undefined],
])("refuses %j as %s", (text, code, suggestion) => {
  const result = parseRange(text);
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(result.ok ? undefined : result.error.suggestion).toBe(suggestion);
});

test("bug museum 1: ranges overlap whatever masks they were entered with", () => {
  expect(
    rangesOverlap(range("1.2.3.100/24-1.2.3.200/24"), range("1.2.3.123/26-1.2.3.124/26")),
  ).toBe(true);
});

test("bug museum 2: an address entered as /32 or /24 lies in a range of a /23", () => {
  for (const text of ["10.0.1.7/32", "10.0.1.7/24"])
    expect(rangeContains(range("10.0.0.10–10.0.1.200"), unwrap(parsePrefix(text)).address)).toBe(
      true,
    );
});

test("bug museum 3: the pool .5–.37 does not contain .2", () => {
  expect(rangeContains(range("192.168.1.5-192.168.1.37"), at("192.168.1.2"))).toBe(false);
});

test("bug museum 9: sizes count both ends and cross octets", () => {
  expect(rangeSize(range("192.168.0.4-192.168.0.13"))).toBe(10);
  expect(rangeSize(range("192.168.0.250-192.168.1.5"))).toBe(12);
  expect(rangeSize(range("0.0.0.0/0"))).toBe(2 ** 32);
});

test("bug museum 11: a range that encloses a block overlaps it though neither end is inside", () => {
  const block = rangeOfPrefix(net("10.96.0.0/12"));
  const enclosing = range("10.0.0.0-10.255.255.255");
  expect(rangesOverlap(enclosing, block)).toBe(true);
  expect(rangeContainsRange(enclosing, block)).toBe(true);
  expect(intersectRanges(enclosing, block)).toEqual(block);
});

test("the short form appears only where the rest is plain", () => {
  const short = (r: string, p: string) => formatRangeShort(range(r), net(p));
  expect(short("10.20.30.2-28", "10.20.30.0/26")).toBe(".2–.28");
  expect(short("10.20.30.2", "10.20.30.0/24")).toBe(".2");
  expect(short("10.20.30.2-28", "10.20.0.0/16")).toBe("10.20.30.2–10.20.30.28");
  expect(short("10.20.31.2-28", "10.20.30.0/24")).toBe("10.20.31.2–10.20.31.28");
});

test("parse undoes format", () => {
  fc.assert(
    fc.property(ranges(0xffff_ffff), (r) => {
      expect(range(formatRange(r))).toEqual(r);
    }),
  );
});

test("relations agree with sets of members", () => {
  const members = (r: Range) =>
    new Set(Array.from({ length: rangeSize(r) }, (_, i) => r.start + i));
  fc.assert(
    fc.property(ranges(30), ranges(30), (a, b) => {
      const both = new Set([...members(a)].filter((x) => members(b).has(x)));
      const common = intersectRanges(a, b);
      expect(common ? members(common) : new Set()).toEqual(both);
      expect(rangesOverlap(a, b)).toBe(both.size > 0);
      expect(rangeContainsRange(a, b)).toBe(both.size === members(b).size);
    }),
  );
});

test("rangeToPrefixes covers exactly the range with the fewest prefixes", () => {
  fc.assert(
    fc.property(fc.oneof(ranges(0xffff_ffff), ranges(300)), (r) => {
      const prefixes = rangeToPrefixes(r);
      expect(rangeSet(prefixes.map(rangeOfPrefix))).toEqual([r]);
      expect(prefixes.reduce((sum, p) => sum + rangeSize(rangeOfPrefix(p)), 0)).toBe(rangeSize(r));
      for (const p of prefixes) {
        expect(prefixOf(p.network, p.length)).toEqual(p);
        // The fewest, since the prefix around any of them leaves the range.
        const around = rangeOfPrefix(prefixOf(p.network, Math.max(0, p.length - 1)));
        expect(p.length > 0 && rangeContainsRange(r, around)).toBe(false);
      }
    }),
  );
  expect(rangeToPrefixes({ start: 0, end: 0xffff_ffff })).toEqual([{ network: 0, length: 0 }]);
});

test("any text is parsed or explained", () => {
  const nearly = fc.string({
    unit: fc.constantFrom(..."0123456789../-– ".split("")),
    maxLength: 24,
  });
  fc.assert(
    fc.property(nearly, (text) => {
      const result = parseRange(text, net("10.20.30.0/24"));
      const found = result.ok ? result.value : { start: 0, end: 0 };
      expect(found.start).toBeLessThanOrEqual(found.end);
      const suggestion = result.ok ? undefined : result.error.suggestion;
      expect(parseRange(suggestion ?? "10.0.0.1").ok).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
