import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeSize, type Range } from "#shared/address/range";
import type { JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import type { Claim } from "#shared/facts/claims";
import { elementOf, type Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { networkOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { readRange, readRangeList, valueOf } from "#shared/facts/readings";
import { getKind } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import type { Fix, Finding } from "./finding.ts";
import { setFields } from "./fixes.ts";

/** The figures of a pool for a finding, so that its fixes find it again. */
export function poolData({ range }: Pick<Claim, "range">): JsonObject {
  return { start: range.start, end: range.end };
}

/** The range that `poolData` put into a finding. */
export function rangeIn({ data }: Pick<Finding, "data">): Range | undefined {
  const { start, end } = data;
  return typeof start === "number" && typeof end === "number" ? { start, end } : undefined;
}

/** Gives a pool other bounds, in the fields in which it has them. */
export function reshapePool(
  facts: Facts,
  element: string,
  field: string,
  from: Range,
  to: Range,
  why: string,
): Fix[] {
  const record = elementOf(facts, element);
  if (!record) return [];
  const claim = getKind(record.kind).claims?.find((each) => each.field === field);
  const title = say`Use ${formatRange(to)}, ${plain(why)}`;
  if (claim?.end !== undefined) {
    const startIsFixed = governingFact(facts, record, field)?.requirement === "automatic";
    if (startIsFixed && to.start !== from.start) return [];
    const start = startIsFixed ? {} : { [field]: formatIpv4(to.start) };
    const bySize = claim.size !== undefined && !isEmptyValue(record.fields[claim.size]);
    const last = bySize ? { [claim.size]: rangeSize(to) } : { [claim.end]: formatIpv4(to.end) };
    return [setFields(title, element, { ...start, ...last })];
  }
  const text = formatRange(to).replace("–", "-");
  const value = record.fields[field];
  if (!Array.isArray(value)) {
    return sameRange(valueOf(readRange(facts, record, field)), from)
      ? [setFields(title, element, { [field]: text })]
      : [];
  }
  const at = readRangeList(record, field).findIndex((reading) => sameRange(valueOf(reading), from));
  return at < 0 ? [] : [setFields(title, element, { [field]: value.with(at, text) })];
}

/** Moves a pool to the first free block of its size. */
export function movePool(
  facts: Facts,
  element: string,
  field: string,
  range: Range,
  from?: number,
): Fix[] {
  const network = networkOf(facts, element);
  const block =
    network === undefined
      ? undefined
      : freeBlockOn(facts, network, rangeSize(range), from, [element]);
  return block
    ? reshapePool(facts, element, field, range, block, "the first free block of that size")
    : [];
}

function sameRange(a: Range | undefined, b: Range): boolean {
  return a?.start === b.start && a.end === b.end;
}
