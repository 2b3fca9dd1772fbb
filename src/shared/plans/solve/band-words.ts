import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, type Range } from "#shared/address/range";
import type { Finding } from "#shared/rules/finding";
import type { BandTarget } from "./band-target.ts";

type What = BandTarget["what"];

/** A value of a target as people write it: an address, or a number for a size. */
export function valueInWords(what: What, value: number): string {
  return what === "size" ? String(value) : formatIpv4(value);
}

/** "10.20.30.34–10.20.30.62", or "1–127" for a size. */
export function spanInWords(what: What, range: Range): string {
  if (what !== "size") return formatRange(range);
  return range.start === range.end ? String(range.start) : `${range.start}–${range.end}`;
}

/** The safe values with commas between them; "nowhere" when there are none. */
export function safeInWords(what: What, safe: readonly Range[]): string {
  return safe.length === 0 ? "nowhere" : safe.map((range) => spanInWords(what, range)).join(", ");
}

/** The rules behind findings, each once. */
export function rulesIn(findings: readonly Pick<Finding, "rule">[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}
