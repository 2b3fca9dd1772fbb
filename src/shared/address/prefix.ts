import { err, ok, type Result } from "#shared/kernel/result";
import { explainPrefix } from "./explain-prefix.ts";
import { formatIpv4, type Ipv4 } from "./ipv4.ts";
import type { Range } from "./range.ts";
import { scanIpv4, scanLength } from "./scan.ts";
import type { TextError } from "./text-error.ts";

/** A block of 2^(32 - length) addresses; always canonical, so the host bits of `network` are zero. */
export interface Prefix {
  readonly network: Ipv4;
  /** 0..32 */
  readonly length: number;
}

/** One address together with the prefix it was written with, as an interface carries it. */
export interface AddressInPrefix {
  readonly address: Ipv4;
  readonly prefix: Prefix;
}

/** What `address/length` says; `hostBits` tells that the address is not the network address. */
export interface ParsedPrefix extends AddressInPrefix {
  readonly hostBits: boolean;
}

/**
 * Parses `10.0.0.0/24`. Host bits are accepted and reported, since vendor samples contain them.
 * Error codes: no-length, netmask (with the /n form as suggestion), length-range, and those of
 * `parseIpv4`.
 */
export function parsePrefix(text: string): Result<ParsedPrefix, TextError> {
  const slash = text.indexOf("/");
  const address = slash < 0 ? -1 : scanIpv4(text, 0, slash);
  const length = address < 0 ? -1 : scanLength(text, slash + 1);
  if (length < 0) return err(explainPrefix(text));
  const network = (address & maskOf(length)) >>> 0;
  return ok({ address, prefix: { network, length }, hostBits: address !== network });
}

/** Parses the address of an interface with its length, `10.0.0.5/24`; host bits are expected. */
export function parseInterfaceAddress(text: string): Result<ParsedPrefix, TextError> {
  return parsePrefix(text);
}

/** The prefix of the given length (0..32) that contains the address. */
export function prefixOf(address: Ipv4, length: number): Prefix {
  return { network: (address & maskOf(length)) >>> 0, length };
}

/** The netmask of a length 0..32 as an unsigned integer. Throws for any other length. */
export function maskOf(length: number): Ipv4 {
  if (!(length >= 0 && length <= 32)) throw new RangeError(`prefix length ${length}`);
  // JavaScript shifts by the count modulo 32, so /0 cannot be shifted.
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

/** The last address of the prefix; for /31 and /32 it is an ordinary host address. */
export function broadcastOf(p: Prefix): Ipv4 {
  return p.network + prefixSize(p) - 1;
}

export function firstHost(p: Prefix): Ipv4 {
  return p.length <= 30 ? p.network + 1 : p.network;
}

export function lastHost(p: Prefix): Ipv4 {
  return p.length <= 30 ? broadcastOf(p) - 1 : broadcastOf(p);
}

/** Usable host addresses, both ends inclusive: /31 has both (RFC 3021), /32 its one address. */
export function hostsOf(p: Prefix): Range {
  return { start: firstHost(p), end: lastHost(p) };
}

/** The number of addresses, 1..2^32. */
export function prefixSize(p: Prefix): number {
  return 2 ** (32 - p.length);
}

/** The number of host addresses: 2^(32 - n) - 2 up to /30, then 2 and 1 (rules.md F13). */
export function usableCount(p: Prefix): number {
  return lastHost(p) - firstHost(p) + 1;
}

export function prefixContains(p: Prefix, address: Ipv4): boolean {
  return address >= p.network && address <= broadcastOf(p);
}

/** Whether every address of `inner` is in `outer`; a prefix contains itself. */
export function prefixContainsPrefix(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && prefixContains(outer, inner.network);
}

export function prefixesOverlap(a: Prefix, b: Prefix): boolean {
  return a.network <= broadcastOf(b) && b.network <= broadcastOf(a);
}

export function samePrefix(a: Prefix, b: Prefix): boolean {
  return a.network === b.network && a.length === b.length;
}

export function formatPrefix(p: Prefix): string {
  return `${formatIpv4(p.network)}/${p.length}`;
}

export function formatInterfaceAddress(address: Ipv4, length: number): string {
  return `${formatIpv4(address)}/${length}`;
}

/** Every address of the prefix, with network and broadcast address. */
export function rangeOfPrefix(p: Prefix): Range {
  return { start: p.network, end: broadcastOf(p) };
}

/** Whether a host must not use the address; never so in a /31 or /32, which have no such addresses. */
export function isNetworkOrBroadcast(p: Prefix, address: Ipv4): boolean {
  return p.length <= 30 && (address === p.network || address === broadcastOf(p));
}

export function isHost(p: Prefix, address: Ipv4): boolean {
  return address >= firstHost(p) && address <= lastHost(p);
}

/**
 * The length of the smallest block with at least `need` addresses (rules.md F7, 4.4). A need above
 * 2^32 gives 0 as well.
 */
export function smallestLengthFor(need: number): number {
  let length = 32;
  while (length > 0 && 2 ** (32 - length) < need) length--;
  return length;
}
