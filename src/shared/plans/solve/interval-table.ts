import { setContains, type RangeSet } from "#shared/address/range-set";
import { rangeContains, type Range } from "#shared/address/range";

/** What holds for every address of an interval. */
export interface Interval {
  readonly range: Range;
  readonly inScope: boolean;
  readonly excluded: boolean;
  readonly virtual: boolean;
  /** `conflict`: virtual, and the server may lease it. */
  readonly verdict: "leased" | "excluded" | "virtual" | "conflict" | "free";
}

/**
 * Cuts the number line from the first to the last address that matters into the longest intervals on
 * which nothing changes, in order and without gaps, so that each can be judged as one.
 */
export function intervalTable({
  scope,
  exclusions,
  vips,
}: {
  readonly scope: Range;
  readonly exclusions: RangeSet;
  readonly vips: RangeSet;
}): Interval[] {
  const all = [scope, ...exclusions, ...vips];
  const cuts = new Set(all.flatMap(({ start, end }) => [start, end + 1]));
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.slice(0, -1).map((start, i) => {
    const range = { start, end: (starts[i + 1] ?? start + 1) - 1 };
    const inScope = rangeContains(scope, start);
    const excluded = setContains(exclusions, start);
    const virtual = setContains(vips, start);
    return { range, inScope, excluded, virtual, verdict: verdictOf(inScope, excluded, virtual) };
  });
}

function verdictOf(inScope: boolean, excluded: boolean, virtual: boolean): Interval["verdict"] {
  const leased = inScope && !excluded;
  if (virtual) return leased ? "conflict" : "virtual";
  if (leased) return "leased";
  return inScope ? "excluded" : "free";
}
