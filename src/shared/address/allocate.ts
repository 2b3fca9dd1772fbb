import type { Ipv4 } from "./ipv4.ts";
import { prefixSize, broadcastOf, type Prefix } from "./prefix.ts";
import { firstEndingFrom, subtractSets, type RangeSet } from "./range-set.ts";
import { rangeSize, type Range } from "./range.ts";

/**
 * The first free address of `within` at or after `from`, and if there is none, the first before it.
 * A `from` outside `within` means its start.
 */
export function nextFreeAddress(within: Range, occupied: RangeSet, from?: Ipv4): Ipv4 | undefined {
  return nextFreeBlock(within, occupied, 1, from)?.start;
}

/**
 * The last free address of `within` at or before `from`, and if there is none, the last after it.
 * A `from` outside `within` means its end.
 */
export function previousFreeAddress(
  within: Range,
  occupied: RangeSet,
  from: Ipv4,
): Ipv4 | undefined {
  const top = from < within.start || from > within.end ? within.end : from;
  return lastFree(within.start, top, occupied) ?? lastFree(top + 1, within.end, occupied);
}

/**
 * The first run of `size` consecutive free addresses that starts at or after `from`, and if there is
 * none, the first of all `within`. Undefined also for a size that is not a positive whole number.
 */
export function nextFreeBlock(
  within: Range,
  occupied: RangeSet,
  size: number,
  from?: Ipv4,
): Range | undefined {
  if (!Number.isInteger(size) || size < 1 || size > rangeSize(within)) return undefined;
  const inside = from !== undefined && from > within.start && from <= within.end;
  const later = inside ? firstFit(from, within.end, occupied, size, 1) : undefined;
  return later ?? firstFit(within.start, within.end, occupied, size, 1);
}

/** The first free prefix of the given length inside `within`; undefined if none fits. */
export function nextFreePrefix(
  within: Prefix,
  occupied: RangeSet,
  length: number,
): Prefix | undefined {
  if (!Number.isInteger(length) || length < within.length || length > 32) return undefined;
  const size = prefixSize({ network: 0, length });
  const block = firstFit(within.network, broadcastOf(within), occupied, size, size);
  return block && { network: block.start, length };
}

/** The addresses of `within` that are not occupied. */
export function freeSpace(within: Range, occupied: RangeSet): RangeSet {
  return subtractSets([within], occupied);
}

/** The first free block of `size` in start..end, both inclusive, at a multiple of `alignment`. */
function firstFit(
  start: Ipv4,
  end: Ipv4,
  occupied: RangeSet,
  size: number,
  alignment: number,
): Range | undefined {
  let candidate = start;
  for (let i = firstEndingFrom(occupied, start); candidate + size - 1 <= end; i++) {
    const obstacle = occupied[i];
    const last = candidate + size - 1;
    if (obstacle === undefined || obstacle.start > last) return { start: candidate, end: last };
    // Rounding up may pass beyond the next obstacle, which then ends before the candidate.
    if (obstacle.end >= candidate)
      candidate = Math.ceil((obstacle.end + 1) / alignment) * alignment;
  }
  return undefined;
}

function lastFree(start: Ipv4, end: Ipv4, occupied: RangeSet): Ipv4 | undefined {
  const obstacle = occupied[firstEndingFrom(occupied, end)];
  const last = obstacle !== undefined && obstacle.start <= end ? obstacle.start - 1 : end;
  return last >= start ? last : undefined;
}
