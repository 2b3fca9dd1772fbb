import type { Ipv4 } from "./ipv4.ts";
import { formatRange, intersectRanges, rangeSize, type Range } from "./range.ts";

/**
 * A set of addresses as ranges in order, with at least one free address between neighbours. Every
 * set has exactly one such form. Make one with `rangeSet`; the functions here rely on it.
 */
export type RangeSet = readonly Range[];

/** Sorts ranges and merges those that overlap or touch. O(N log N). */
export function rangeSet(ranges: Iterable<Range>): RangeSet {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end + 1) merged.push(range);
    else if (range.end > last.end)
      merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}

/** The addresses in either set. */
export function unionSets(a: RangeSet, b: RangeSet): RangeSet {
  return rangeSet([...a, ...b]);
}

/** The addresses of `a` that are not in `b`. O(N + M). */
export function subtractSets(a: RangeSet, b: RangeSet): RangeSet {
  const rest: Range[] = [];
  let j = 0;
  for (const { start, end } of a) {
    let from = start;
    for (let cut = b[j]; cut !== undefined && cut.start <= end; cut = b[++j]) {
      if (cut.start > from) rest.push({ start: from, end: cut.start - 1 });
      from = Math.max(from, cut.end + 1);
      // A cut that reaches beyond this range may also cut the next one, so it must stay current.
      if (cut.end > end) break;
    }
    if (from <= end) rest.push({ start: from, end });
  }
  return rest;
}

/** The addresses in both sets. O(N + M). */
export function intersectSets(a: RangeSet, b: RangeSet): RangeSet {
  const common: Range[] = [];
  for (let i = 0, j = 0; ;) {
    const x = a[i];
    const y = b[j];
    if (x === undefined || y === undefined) return common;
    const both = intersectRanges(x, y);
    if (both !== undefined) common.push(both);
    if (x.end < y.end) i++;
    else j++;
  }
}

/** O(log N). */
export function setContains(set: RangeSet, address: Ipv4): boolean {
  const range = set[firstEndingFrom(set, address)];
  return range !== undefined && range.start <= address;
}

/** Whether every address of the range is in the set. O(log N). */
export function setContainsRange(set: RangeSet, range: Range): boolean {
  const home = set[firstEndingFrom(set, range.start)];
  return home !== undefined && home.start <= range.start && range.end <= home.end;
}

/** Whether at least one address of the range is in the set. O(log N). */
export function setOverlaps(set: RangeSet, range: Range): boolean {
  const candidate = set[firstEndingFrom(set, range.start)];
  return candidate !== undefined && candidate.start <= range.end;
}

/** The number of addresses, 0..2^32. */
export function setSize(set: RangeSet): number {
  return set.reduce((sum, range) => sum + rangeSize(range), 0);
}

export function sameSet(a: RangeSet, b: RangeSet): boolean {
  return a.length === b.length && a.every((r, i) => r.start === b[i]?.start && r.end === b[i]?.end);
}

/** The ranges with commas between them; "none" for the empty set. */
export function formatSet(set: RangeSet): string {
  return set.length === 0 ? "none" : set.map(formatRange).join(", ");
}

/** The position of the first range that ends at or after the address; the length if none does. */
export function firstEndingFrom(set: RangeSet, address: Ipv4): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle]?.end ?? 0) < address) low = middle + 1;
    else high = middle;
  }
  return low;
}
