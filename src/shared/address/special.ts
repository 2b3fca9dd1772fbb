import { unwrap } from "#shared/kernel/result";
import type { Ipv4 } from "./ipv4.ts";
import { parsePrefix, prefixContains, type Prefix } from "./prefix.ts";

/** What the addresses of a special block are good for in a design. */
export type SpecialUse = "never" | "documentation" | "private" | "shared";

export interface SpecialBlock {
  readonly name: string;
  readonly prefix: Prefix;
  readonly usable: SpecialUse;
  /** The RFC that sets the block aside. */
  readonly source: string;
}

/** The special-purpose block that contains the address, if any. Blocks do not overlap. */
export function specialBlockOf(a: Ipv4): SpecialBlock | undefined {
  return SPECIAL_BLOCKS.find((block) => prefixContains(block.prefix, a));
}

/** Whether the address may be routed on the Internet: unicast and set aside for nothing else. */
export function isGlobalUnicast(a: Ipv4): boolean {
  return specialBlockOf(a) === undefined && !NOT_GLOBAL.some((prefix) => prefixContains(prefix, a));
}

/**
 * Snapshot of the IANA IPv4 Special-Purpose Address Registry (RFC 6890), with multicast from the
 * IANA IPv4 Address Space Registry:
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/ipv4-address-space
 */
export const SPECIAL_BLOCKS: readonly SpecialBlock[] = [
  block("This network", "0.0.0.0/8", "never", "RFC 791"),
  block("Private use", "10.0.0.0/8", "private", "RFC 1918"),
  block("Shared address space", "100.64.0.0/10", "shared", "RFC 6598"),
  block("Loopback", "127.0.0.0/8", "never", "RFC 1122"),
  block("Link local", "169.254.0.0/16", "never", "RFC 3927"),
  block("Private use", "172.16.0.0/12", "private", "RFC 1918"),
  block("Documentation (TEST-NET-1)", "192.0.2.0/24", "documentation", "RFC 5737"),
  block("Private use", "192.168.0.0/16", "private", "RFC 1918"),
  block("Documentation (TEST-NET-2)", "198.51.100.0/24", "documentation", "RFC 5737"),
  block("Documentation (TEST-NET-3)", "203.0.113.0/24", "documentation", "RFC 5737"),
  block("Multicast", "224.0.0.0/4", "never", "RFC 5771"),
  block("Reserved", "240.0.0.0/4", "never", "RFC 1112"),
];

// In the registry as not globally reachable, but harmless inside a site: protocol assignments
// (RFC 6890) and benchmarking (RFC 2544).
const NOT_GLOBAL: readonly Prefix[] = [prefix("192.0.0.0/24"), prefix("198.18.0.0/15")];

function block(name: string, text: string, usable: SpecialUse, source: string): SpecialBlock {
  return { name, prefix: prefix(text), usable, source };
}

function prefix(text: string): Prefix {
  return unwrap(parsePrefix(text)).prefix;
}
