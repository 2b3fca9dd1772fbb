import { rangeContains, rangeSize, type Range } from "#shared/address/range";
import type { RangeSet } from "#shared/address/range-set";
import { rangeSet } from "#shared/address/range-set";
import { claimsWithin } from "#shared/facts/claims";
import { leasesWithin } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { inUseWithin } from "#shared/facts/in-use";
import { networkOf } from "#shared/facts/networks";
import type { Project } from "#shared/model/project";
import { createChecker, type Checker } from "#shared/rules/checker";
import type { Finding } from "#shared/rules/finding";
import { movable, type BandTarget, type Movable } from "./band-target.ts";
import { tryValues, type Trial } from "./try-values.ts";

/** A run of values on which the rules say the same. */
export interface BandSegment {
  readonly range: Range;
  /** Errors and warnings that another value would avoid; empty means that the run is safe. */
  readonly raised: readonly Finding[];
}

/** Which values of a figure keep every rule green. */
export interface SafeBands {
  readonly current: number;
  /** Every value there is, in order, without gaps. */
  readonly segments: readonly BandSegment[];
  /** The values that are safe. */
  readonly safe: RangeSet;
}

/**
 * The values of a pool edge, an address, a gateway or a size that raise no error and no warning that
 * another value would avoid. What the design suffers from with every value does not count against
 * any. Undefined where the figure cannot be read. Who keeps a checker of the project gives it, so that
 * nothing is judged from the start; it is left as it was.
 */
export function findSafeBands(
  project: Project,
  target: BandTarget,
  checker: Checker = createChecker(project),
): SafeBands | undefined {
  const { facts } = checker;
  const figure = movable(facts, target);
  if (!figure) return undefined;
  const cuts = cutsOf(facts, target, figure);
  const segments = tryValues(checker, figure, (trial) => {
    const runs = constantRuns(figure.domain, cuts, trial);
    const common = commonTo(runs.map(({ start }) => trial(start)));
    return runs.map((range): BandSegment => ({
      range,
      raised: trial(range.start).filter((finding) => !common.has(signatureOf(finding))),
    }));
  });
  const safe = rangeSet(
    segments.filter(({ raised }) => raised.length === 0).map(({ range }) => range),
  );
  return { current: figure.current, segments, safe };
}

/** What a finding is about, without the figures in its words, which differ from value to value. */
export function signatureOf({ rule, severity, subjects }: Finding): string {
  return [
    rule,
    severity,
    ...subjects.map(({ element, field }) => `${element} ${field ?? ""}`),
  ].join("\n");
}

/** Signatures that each of the lists has. */
export function commonTo(lists: readonly (readonly Finding[])[]): ReadonlySet<string> {
  const [first = [], ...others] = lists.map((list) => new Set(list.map(signatureOf)));
  return new Set([...first].filter((each) => others.every((other) => other.has(each))));
}

/** Values at which somebody else's address or range begins or ends, so that a verdict may change there. */
function cutsOf(facts: Facts, target: BandTarget, { domain, offset, current }: Movable): number[] {
  const id = target.what === "gateway" ? target.network : target.element;
  const network = networkOf(facts, id);
  const stretch = { start: domain.start + offset, end: domain.end + offset };
  const space = network === undefined ? undefined : domainOf(facts, network);
  const around = { start: Math.max(stretch.start, 0), end: stretch.end };
  const held =
    network === undefined || space === undefined
      ? []
      : [
          ...claimsWithin(facts, space, around.start, around.end),
          ...leasesWithin(facts, space, around),
          ...inUseWithin(facts, network, around),
        ].map(({ range }) => range);
  return [
    ...held.flatMap(({ start, end }) => [start, start + 1, end, end + 1]),
    stretch.start + 1,
    stretch.end,
    current + offset,
    current + offset + 1,
  ].map((address) => address - offset);
}

/** Cuts the domain into runs on which the trial says the same, each as long as can be. */
function constantRuns(domain: Range, cuts: readonly number[], trial: Trial): Range[] {
  const starts = [...new Set([domain.start, ...cuts])]
    .filter((at) => rangeContains(domain, at))
    .sort((a, b) => a - b);
  const pieces = starts.flatMap((start, i) =>
    splitWhereItChanges({ start, end: (starts[i + 1] ?? domain.end + 1) - 1 }, trial),
  );
  const merged: Range[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && sameVerdict(trial(last.start), trial(piece.start)))
      merged[merged.length - 1] = { start: last.start, end: piece.end };
    else merged.push(piece);
  }
  return merged;
}

/** Between two cuts only counts change, such as how many are needed: such bounds are found by halving. */
function splitWhereItChanges(range: Range, trial: Trial): Range[] {
  const { start, end } = range;
  const middle = Math.floor((start + end) / 2);
  const isSame = [middle, end].every((at) => sameVerdict(trial(start), trial(at)));
  if (rangeSize(range) === 1 || isSame) return [range];
  return [
    ...splitWhereItChanges({ start, end: middle }, trial),
    ...splitWhereItChanges({ start: middle + 1, end }, trial),
  ];
}

function sameVerdict(a: readonly Finding[], b: readonly Finding[]): boolean {
  if (a === b) return true;
  const own = new Set(a.map(signatureOf));
  const other = new Set(b.map(signatureOf));
  return own.size === other.size && [...own].every((each) => other.has(each));
}
