import { intersectSets, subtractSets, unionSets, type RangeSet } from "#shared/address/range-set";
import { rangeSize, type Range } from "#shared/address/range";

/** A stretch of a network, judged for a block of so many addresses. */
export interface BlockInterval {
  readonly range: Range;
  /** `short`: free, but the block is longer. */
  readonly verdict: "leased" | "held" | "room" | "short";
}

/**
 * Cuts `within` into stretches in order and without gaps: what the scope leases, what others hold,
 * and what is free, with or without room for `size` addresses in a row.
 */
export function blockTable(
  within: Range,
  leases: RangeSet,
  held: RangeSet,
  size: number,
): BlockInterval[] {
  const leased = intersectSets(leases, [within]);
  const others = subtractSets(intersectSets(held, [within]), leased);
  const free = subtractSets([within], unionSets(leased, others));
  return [
    ...leased.map((range): BlockInterval => ({ range, verdict: "leased" })),
    ...others.map((range): BlockInterval => ({ range, verdict: "held" })),
    ...free.map((range): BlockInterval => ({
      range,
      verdict: rangeSize(range) >= size ? "room" : "short",
    })),
  ].sort((a, b) => a.range.start - b.range.start);
}
