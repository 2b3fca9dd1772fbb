import { err, ok, type Result } from "#shared/kernel/result";
import { explainIpv4 } from "./explain-ipv4.ts";
import { scanIpv4 } from "./scan.ts";
import type { TextError } from "./text-error.ts";

/** An IPv4 address as an unsigned 32-bit integer, so that comparing addresses is comparing numbers. */
export type Ipv4 = number;

/**
 * Parses a strict dotted quad and nothing else. Short, octal and hexadecimal forms are refused,
 * because tools disagree about the address they mean (network-validation.md 5.3).
 */
export function parseIpv4(text: string): Result<Ipv4, TextError> {
  const address = scanIpv4(text);
  return address < 0 ? err(explainIpv4(text)) : ok(address);
}

/** The dotted quad of an address. */
export function formatIpv4(address: Ipv4): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Whether the text is a strict dotted quad. */
export function isIpv4Text(text: string): boolean {
  return scanIpv4(text) >= 0;
}
