import ipaddr from "ipaddr.js";
import { err, ok, type Result } from "#shared/kernel/result";
import { scanIpv4, scanLength } from "./scan.ts";
import { BLANK, quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

/** An IPv6 address; `words` are eight 16-bit numbers, most significant first. */
export interface Ipv6 {
  readonly words: readonly number[];
  /** The canonical text of RFC 5952. */
  readonly text: string;
}

export interface Ipv6Prefix {
  /** The address as written, which may have host bits. */
  readonly address: Ipv6;
  readonly network: Ipv6;
  /** 0..128 */
  readonly length: number;
  readonly hostBits: boolean;
}

/**
 * Parses RFC 4291 section 2.2 text strictly: no zone, brackets, port or length. Libraries accept
 * such things as `1::2::3`, so the checks are our own. Codes: empty, blank, ipv4, zone, brackets,
 * mask, two-gaps, character, group, empty-group, groups.
 */
export function parseIpv6(text: string): Result<Ipv6, TextError> {
  const words = readWords(text);
  return Array.isArray(words) ? ok(toIpv6(words)) : err(words);
}

/** Parses `address/length`, length 0..128. Codes: no-length, length-range, and those of `parseIpv6`. */
export function parseIpv6Prefix(text: string): Result<Ipv6Prefix, TextError> {
  const slash = text.indexOf("/");
  const parsed = parseIpv6(slash < 0 ? text : text.slice(0, slash));
  if (!parsed.ok) return parsed;
  if (slash < 0)
    return err(
      textError(
        "no-length",
        `${quoted(text)} has no prefix length. Write it with one, such as /64.`,
      ),
    );
  const length = scanLength(text, slash + 1, text.length, 128);
  if (length < 0)
    return err(
      textError(
        "length-range",
        `A prefix length is a number from 0 to 128, not ${quoted(text.slice(slash + 1))}.`,
      ),
    );
  const address = parsed.value;
  const network = toIpv6(address.words.map((word, i) => word & wordMask(length, i)));
  return ok({ address, network, length, hostBits: network.text !== address.text });
}

export function ipv6PrefixesOverlap(a: Ipv6Prefix, b: Ipv6Prefix): boolean {
  const length = Math.min(a.length, b.length);
  return a.network.words.every(
    (word, i) => ((word ^ (b.network.words[i] ?? 0)) & wordMask(length, i)) === 0,
  );
}

/** Whether the text is a strict IPv6 address. */
export function isIpv6Text(text: string): boolean {
  return Array.isArray(readWords(text));
}

function toIpv6(words: number[]): Ipv6 {
  return { words, text: new ipaddr.IPv6(words).toRFC5952String() };
}

function wordMask(length: number, index: number): number {
  const bits = Math.min(16, Math.max(0, length - index * 16));
  return (0xffff << (16 - bits)) & 0xffff;
}

function readWords(text: string): number[] | TextError {
  const foreign = foreignError(text);
  if (foreign !== undefined) return foreign;
  const halves = text.split("::");
  if (halves.length > 2)
    return textError(
      "two-gaps",
      `${quoted(text)} has "::" twice, so the address is not determined.`,
    );
  const left = readGroups(halves[0] ?? "", halves.length === 1);
  if (!Array.isArray(left)) return left;
  const right = halves.length === 1 ? [] : readGroups(halves[1] ?? "", true);
  if (!Array.isArray(right)) return right;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1)
    return textError(
      "groups",
      `${quoted(text)} does not have eight groups of four hexadecimal digits.`,
    );
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

/** The words of one side of "::"; a dotted quad may stand only at the very end of the address. */
function readGroups(side: string, atEnd: boolean): number[] | TextError {
  if (side === "") return [];
  const words: number[] = [];
  const groups = side.split(":");
  for (const [i, group] of groups.entries()) {
    const quad = atEnd && i === groups.length - 1 ? scanIpv4(group) : -1;
    if (quad >= 0) words.push(quad >>> 16, quad & 0xffff);
    else if (/^[\da-f]{1,4}$/i.test(group)) words.push(Number.parseInt(group, 16));
    else if (group === "")
      return textError("empty-group", `${quoted(side)} has a colon without a group beside it.`);
    else
      return textError(
        "group",
        `${quoted(group)} is not a group of one to four hexadecimal digits.`,
      );
  }
  return words;
}

function foreignError(text: string): TextError | undefined {
  if (trimBlanks(text) === "")
    return textError("empty", "No address is entered. Write one such as fd00::1.");
  if (BLANK.test(text)) {
    const tidy = trimBlanks(text);
    const message = `${quoted(text)} contains a blank or an invisible character. Write the address without it.`;
    return textError("blank", message, !BLANK.test(tidy) && isIpv6Text(tidy) ? tidy : undefined);
  }
  if (scanIpv4(text) >= 0)
    return textError("ipv4", `${text} is an IPv4 address; an IPv6 address is expected here.`);
  if (text.includes("%"))
    return textError(
      "zone",
      `${quoted(text)} names a zone, which means something on one machine only.`,
    );
  if (/[[\]]/.test(text))
    return textError(
      "brackets",
      `${quoted(text)} has brackets, which belong to addresses with a port.`,
    );
  if (text.includes("/"))
    return textError(
      "mask",
      `${quoted(text)} has a prefix length; only the address is expected here.`,
    );
  const bad = /[^\da-f:.]/iu.exec(text)?.[0];
  if (bad === undefined) return undefined;
  return textError("character", `${quoted(bad)} does not belong in an IPv6 address.`);
}
