import type { Prefix } from "#shared/address/prefix";
import { formatRange, formatRangeShort, type Range } from "#shared/address/range";
import { say, type Message } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import type { Neighbour } from "#shared/facts/neighbours";
import { nameOf } from "#shared/facts/names";

/** The nearest miss in words: "`.29–.33` ends 1 before `.34` of shop". */
export function nearestMiss(
  facts: Facts,
  range: Range,
  nearest: Neighbour | undefined,
  home?: Prefix,
): Message {
  const short = (each: Range): string => (home ? formatRangeShort(each, home) : formatRange(each));
  if (!nearest) return say`Nothing else lies within 256 addresses of ${short(range)}.`;
  const { claim, distance } = nearest;
  const other = say`${short(claim.range)} of ${nameOf(facts, claim.owner)}`;
  return claim.range.start > range.end
    ? say`${short(range)} ends ${distance} before ${other}.`
    : say`${short(range)} starts ${distance} after ${other}.`;
}
