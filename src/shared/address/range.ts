import { err, ok, type Result } from "#shared/kernel/result";
import { completeAddress } from "./complete.ts";
import { formatIpv4, parseIpv4, type Ipv4 } from "./ipv4.ts";
import {
  formatPrefix,
  parsePrefix,
  prefixContains,
  prefixOf,
  rangeOfPrefix,
  type Prefix,
} from "./prefix.ts";
import { quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

/** Consecutive addresses, both ends inclusive, start <= end. */
export interface Range {
  readonly start: Ipv4;
  readonly end: Ipv4;
}

/** The number of addresses, 1..2^32. */
export function rangeSize(r: Range): number {
  return r.end - r.start + 1;
}

/** The run of `size` addresses from `start`, both ends inclusive (rules.md F9). */
export function runOfSize(start: Ipv4, size: number): Range {
  return { start, end: start + size - 1 };
}

export function rangesOverlap(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function rangeContains(r: Range, address: Ipv4): boolean {
  return address >= r.start && address <= r.end;
}

/** Whether every address of `inner` is in `outer`; a range contains itself. */
export function rangeContainsRange(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The addresses in both ranges, or undefined if there are none. */
export function intersectRanges(a: Range, b: Range): Range | undefined {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start <= end ? { start, end } : undefined;
}

/** "10.0.0.1–10.0.0.9" with an en dash; a single address prints once. */
export function formatRange(r: Range): string {
  return r.start === r.end ? formatIpv4(r.start) : `${formatIpv4(r.start)}–${formatIpv4(r.end)}`;
}

/** ".2–.28" where range and prefix lie in one /24, so that the rest is plain; else the full form. */
export function formatRangeShort(r: Range, relativeTo: Prefix): string {
  const home = prefixOf(relativeTo.network, 24);
  const plain =
    relativeTo.length >= 24 && prefixContains(home, r.start) && prefixContains(home, r.end);
  if (!plain) return formatRange(r);
  return r.start === r.end ? `.${r.start & 255}` : `.${r.start & 255}–.${r.end & 255}`;
}

/** The fewest prefixes that make up exactly the range, in order. */
export function rangeToPrefixes(r: Range): Prefix[] {
  const prefixes: Prefix[] = [];
  let start = r.start;
  while (start <= r.end) {
    const left = r.end - start + 1;
    const alignedBits = start === 0 ? 32 : 31 - Math.clz32(start & -start);
    const fittingBits = left === 2 ** 32 ? 32 : 31 - Math.clz32(left);
    const bits = Math.min(alignedBits, fittingBits);
    prefixes.push({ network: start, length: 32 - bits });
    start += 2 ** bits;
  }
  return prefixes;
}

// Word processors turn a typed hyphen into any of these.
const DASH = /[-\u2010-\u2015\u2212]/;

/**
 * Parses `a-b` with any dash and blanks around it, one address, or a prefix without host bits. The
 * end may be the last octet alone, `.20` or `20`; a start such as `.10` is completed from `within`.
 * Codes: reversed (with the turned range as suggestion), open-range, dashes, host-bits, and those
 * of `completeAddress`.
 */
export function parseRange(text: string, within?: Prefix): Result<Range, TextError> {
  const typed = trimBlanks(text);
  const [first = "", last, ...rest] = typed.split(DASH).map(trimBlanks);
  if (rest.length > 0)
    return err(
      textError(
        "dashes",
        `${quoted(typed)} has more than one dash. Write a range as 10.0.0.1–10.0.0.9.`,
      ),
    );
  if (last === undefined) return parseWhole(first, within);
  if (first === "" || last === "") {
    const missing = first === "" ? "first" : "last";
    return err(textError("open-range", `The range ${quoted(typed)} has no ${missing} address.`));
  }
  const start = completeAddress(first, within);
  if (!start.ok)
    return err(inRange(start.error, (address) => parseRange(`${address}-${last}`, within)));
  const end = parseEnd(last, start.value);
  if (!end.ok)
    return err(inRange(end.error, (address) => parseRange(`${first}-${address}`, within)));
  return ordered(start.value, end.value);
}

function parseWhole(text: string, within: Prefix | undefined): Result<Range, TextError> {
  if (!text.includes("/")) {
    const single = completeAddress(text, within);
    return single.ok ? ok({ start: single.value, end: single.value }) : single;
  }
  const parsed = parsePrefix(text);
  if (!parsed.ok) {
    const { code, message, suggestion } = parsed.error;
    const good = suggestion !== undefined && parseWhole(suggestion, within).ok;
    return err(textError(code, message, good ? suggestion : undefined));
  }
  if (!parsed.value.hostBits) return ok(rangeOfPrefix(parsed.value.prefix));
  const network = formatPrefix(parsed.value.prefix);
  const message = `${text} is an address inside ${network}. Write ${network} for the whole network.`;
  return err(textError("host-bits", message, network));
}

function parseEnd(text: string, start: Ipv4): Result<Ipv4, TextError> {
  const short = /^\.?(\d+)$/.exec(text)?.[1];
  if (short === undefined) return completeAddress(text, prefixOf(start, 24));
  return parseIpv4(`${formatIpv4(start).replace(/\d+$/, "")}${short}`);
}

function ordered(start: Ipv4, end: Ipv4): Result<Range, TextError> {
  if (start <= end) return ok({ start, end });
  const message = `The range ends at ${formatIpv4(end)}, before its start ${formatIpv4(start)}.`;
  return err(textError("reversed", message, formatRange({ start: end, end: start })));
}

/** Turns the suggestion for one end into a suggestion for the whole range. */
function inRange(
  error: TextError,
  parse: (address: string) => Result<Range, TextError>,
): TextError {
  if (error.suggestion === undefined) return error;
  const whole = parse(error.suggestion);
  return textError(error.code, error.message, whole.ok ? formatRange(whole.value) : undefined);
}
