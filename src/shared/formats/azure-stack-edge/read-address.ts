import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import {
  broadcastOf,
  formatPrefix,
  maskOf,
  parsePrefix,
  prefixOf,
  type Prefix,
} from "#shared/address/prefix";
import { quoted } from "#shared/address/text-error";
import type { NoteSink } from "../notes.ts";

/** Prefixes kept for documents (RFC 5737). In a field for an address they stand for a removed one. */
const DOCUMENTATION = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"];

export function isDocumentation(value: string): boolean {
  return DOCUMENTATION.includes(value.trim());
}

/**
 * An address of a file. One that was blacked out (a prefix of RFC 5737 in its place) is reported and
 * left out; one that is no address is reported and kept as typed.
 */
export function readAddress(
  value: string | undefined,
  path: string,
  notes: NoteSink,
): string | undefined {
  if (value === undefined) return undefined;
  if (isDocumentation(value)) {
    notes.error(
      "schema-placeholder",
      path,
      `${quoted(value)} is a network kept for documents, where an address belongs: the address was taken out. Fill it in.`,
    );
    return undefined;
  }
  const parsed = parseIpv4(value.trim());
  if (!parsed.ok) notes.error("ip-invalid", path, parsed.error.message);
  return value.trim();
}

/** The length of a mask, 255.255.248.0 or 21; undefined when its ones are not in one run. */
export function lengthOfMask(mask: string | undefined): number | undefined {
  if (maskOfLength(mask) !== undefined) return Number(mask);
  const parsed = parseIpv4(mask ?? "");
  if (!parsed.ok) return undefined;
  for (let length = 0; length <= 32; length++) if (maskOf(length) === parsed.value) return length;
  return undefined;
}

/** The mask of a length 0 to 32; undefined for anything else. */
export function maskOfLength(length: string | undefined): string | undefined {
  return /^([0-9]|[12][0-9]|3[0-2])$/.test(length ?? "")
    ? formatIpv4(maskOf(Number(length)))
    : undefined;
}

/** The network around an address by its mask, or undefined. */
export function networkAround(
  address: string | undefined,
  mask: string | undefined,
): Prefix | undefined {
  const parsed = parseIpv4(address ?? "");
  const length = lengthOfMask(mask);
  return parsed.ok && length !== undefined ? prefixOf(parsed.value, length) : undefined;
}

/** A network without host bits. Some are given with them, as in the vendor's own example. */
export function readNetwork(
  value: string | undefined,
  path: string,
  notes: NoteSink,
): string | undefined {
  const parsed = parsePrefix(value ?? "");
  if (!parsed.ok || !parsed.value.hostBits) return value;
  const canonical = formatPrefix(parsed.value.prefix);
  notes.warning(
    "cidr-not-canonical",
    path,
    `${quoted(value ?? "")} has host bits; the network is ${canonical}, and that is what the design gets.`,
  );
  return canonical;
}

/** First and last address of `a-b`, of one address, or of a prefix, as typed where they are none. */
export function splitRange(value: string): { readonly start: string; readonly end: string } {
  const prefix = parsePrefix(value.trim());
  if (prefix.ok) {
    const { network } = prefix.value.prefix;
    return { start: formatIpv4(network), end: formatIpv4(broadcastOf(prefix.value.prefix)) };
  }
  const [start = "", ...rest] = value.split("-").map((part) => part.trim());
  return { start, end: rest.length === 0 ? start : rest.join("-") };
}
