import {
  intersectSets,
  rangeSet,
  setSize,
  subtractSets,
  unionSets,
  type RangeSet,
} from "#shared/address/range-set";
import { rangeSize, type Range } from "#shared/address/range";
import { intervalTable, type Interval } from "./interval-table.ts";

/** A scope beside virtual addresses that nobody may lease. */
export interface ScopeAndVips {
  readonly scope: Range;
  readonly exclusions: RangeSet;
  readonly vips: RangeSet;
}

/** What has to be excluded so that no virtual address can be leased, and nothing more. */
export interface Exclusions {
  /** The addresses to exclude beside those that are already; empty when nothing is missing. */
  readonly added: RangeSet;
  /** All exclusions then, in the fewest ranges. */
  readonly all: RangeSet;
  /** How many addresses the scope can lease then. */
  readonly leasable: number;
  /** Every address of scope and virtual addresses in intervals, each with its verdict. */
  readonly proof: readonly Interval[];
}

/**
 * The fewest exclusions that keep virtual addresses from being leased: just the virtual addresses
 * inside the scope that are not excluded yet. Fewer leave one to be leased; more lose leases.
 */
export function solveExclusions({ scope, exclusions, vips }: ScopeAndVips): Exclusions {
  const added = subtractSets(intersectSets([scope], vips), exclusions);
  const all = unionSets(exclusions, added);
  return {
    added,
    all,
    leasable: setSize(subtractSets([scope], all)),
    proof: intervalTable({ scope, exclusions: all, vips }),
  };
}

/** A free run in which a block of the wanted size fits. */
export interface FreeRun {
  readonly run: Range;
  /** The first block of the size in it. */
  readonly block: Range;
  /** How many places the block has in the run. */
  readonly places: number;
  /** Outside of the scope, or inside of it where it is excluded already. */
  readonly where: "outside" | "excluded" | "both";
}

/**
 * The free runs in which `size` virtual addresses fit while the scope stays as it is: outside of it,
 * or in what it excludes already. `held` are addresses that somebody has, virtual ones included.
 */
export function blocksBesideScope(
  within: Range,
  { scope, exclusions }: Omit<ScopeAndVips, "vips">,
  held: RangeSet,
  size: number,
): FreeRun[] {
  if (!Number.isInteger(size) || size < 1) return [];
  const leases = subtractSets([scope], exclusions);
  return subtractSets([within], rangeSet([...held, ...leases]))
    .filter((run) => rangeSize(run) >= size)
    .map((run) => {
      const inside = setSize(intersectSets([run], [scope]));
      const where = inside === 0 ? "outside" : inside === rangeSize(run) ? "excluded" : "both";
      const block = { start: run.start, end: run.start + size - 1 };
      return { run, block, places: rangeSize(run) - size + 1, where };
    });
}
