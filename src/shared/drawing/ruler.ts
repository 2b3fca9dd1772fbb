import { hostsOf, prefixSize, rangeOfPrefix } from "#shared/address/prefix";
import { intersectRanges, type Range } from "#shared/address/range";
import { setSize, subtractSets } from "#shared/address/range-set";
import type { Family } from "#shared/model/define-kind";
import { getKind } from "#shared/kinds/index";
import { claimsWithin } from "#shared/facts/claims";
import { leaseSets } from "#shared/facts/dhcp";
import { domainOf } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkPrefix } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { right, type Rect } from "./geometry.ts";
import type { Tallies } from "./tallies.ts";

/** One coloured stretch of a ruler; ends as parts of the whole, 0 to 1. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tone: Family | "error";
  readonly label: string;
}

/** A segment's addresses as a strip: who holds what, and how many are free. */
export interface Ruler {
  readonly stretches: readonly Stretch[];
  readonly free: number;
}

interface Held {
  readonly range: Range;
  readonly tone: Family | "error";
  readonly label: string;
}

/** The ruler of a segment; undefined while its prefix cannot be read or holds no host. */
export function deriveRuler(facts: Facts, segment: string, tallies: Tallies): Ruler | undefined {
  const element = elementOf(facts, segment);
  const prefix = networkPrefix(facts, segment);
  if (!element || !prefix || prefix.length > 30) return undefined;
  const whole = rangeOfPrefix(prefix);
  const domain = domainOf(facts, segment);
  const gateway = valueOf(readIpv4(facts, element, "gateway"));
  const held: Held[] = [];
  for (const claim of claimsWithin(facts, domain, whole.start, whole.end)) {
    const isGateway = claim.single && claim.range.start === gateway;
    const inError = claim.single && tallies.onField(claim.owner, claim.field) === "error";
    const { tone, label } = inError
      ? { tone: "error" as const, label: `.${claim.range.start & 255}` }
      : isGateway
        ? { tone: "routing" as const, label: "gateway" }
        : lookOf(facts, claim.owner, claim.single);
    held.push({ range: claim.range, tone, label });
  }
  for (const lease of leaseSets(facts, domain)) {
    for (const range of lease.set) held.push({ range, tone: "address", label: "DHCP" });
  }
  if (gateway !== undefined && !held.some(({ label }) => label === "gateway")) {
    held.push({ range: { start: gateway, end: gateway }, tone: "routing", label: "gateway" });
  }
  const size = prefixSize(prefix);
  const stretches = joined(held, whole).map(({ range, tone, label }) => ({
    start: (range.start - whole.start) / size,
    end: (range.end + 1 - whole.start) / size,
    tone,
    label,
  }));
  const free = setSize(subtractSets([hostsOf(prefix)], occupiedOn(facts, segment)));
  return { stretches, free };
}

function lookOf(facts: Facts, owner: string, single: boolean): { tone: Family; label: string } {
  const element = elementOf(facts, owner);
  const kind = element && getKind(element.kind);
  const parent = element?.parent ? elementOf(facts, element.parent) : undefined;
  const holder = parent && getKind(parent.kind);
  if (!single) return { tone: "services", label: element?.name ?? "pool" };
  if (kind?.family === "services") return { tone: "services", label: "services" };
  if (holder?.family === "compute" && holder.isMachine !== true)
    return { tone: "compute", label: "nodes" };
  return { tone: "outside", label: "fixed" };
}

/** Neighbours of one look as one stretch, wide things first so that single addresses lie on top. */
function joined(held: readonly Held[], whole: Range): Held[] {
  const inside = held.flatMap((each) => {
    const range = intersectRanges(each.range, whole);
    return range ? [{ ...each, range }] : [];
  });
  const sorted = inside.sort(
    (a, b) =>
      a.range.start - b.range.start || a.range.end - b.range.end || (a.label < b.label ? -1 : 1),
  );
  const runs: Held[] = [];
  for (const each of sorted) {
    const last = runs.findLast((run) => run.label === each.label && run.tone === each.tone);
    if (last && last.range.end + 1 >= each.range.start) {
      runs[runs.indexOf(last)] = {
        ...last,
        range: { start: last.range.start, end: Math.max(last.range.end, each.range.end) },
      };
    } else runs.push(each);
  }
  const width = ({ range }: Held) => range.end - range.start;
  return runs.sort(
    (a, b) =>
      Number(a.tone === "error") - Number(b.tone === "error") ||
      width(b) - width(a) ||
      a.range.start - b.range.start,
  );
}

/** Labels that fit above a ruler of that width without touching: faults first, then the widest. */
export function rulerLabels(
  ruler: Ruler,
  width: number,
  measure: (text: string) => number,
): { readonly x: number; readonly stretch: Stretch }[] {
  const placed: { x: number; w: number; stretch: Stretch }[] = [];
  const seen = new Set<string>();
  const byWeight = [...ruler.stretches].sort(
    (a, b) => Number(b.tone === "error") - Number(a.tone === "error"),
  );
  for (const stretch of byWeight) {
    if (seen.has(stretch.label)) continue;
    const w = measure(stretch.label);
    const x = Math.max(0, Math.min(stretch.start * width, width - w));
    if (placed.some((other) => x < other.x + other.w + 10 && other.x < x + w + 10)) continue;
    seen.add(stretch.label);
    placed.push({ x, w, stretch });
  }
  return placed.sort((a, b) => a.x - b.x).map(({ x, stretch }) => ({ x, stretch }));
}

/** "249 free", with a thin space between thousands. */
export function freeText(free: number): string {
  return `${String(free).replace(/\B(?=(\d{3})+$)/g, "\u2009")} free`;
}

/** Where the ruler of a band is: between its name at the left and its free addresses at the right. */
export function rulerStrip(at: Rect): Rect {
  const x = at.x + 250;
  return { x, y: at.y + 29, w: right(at) - x - 84, h: 8 };
}
