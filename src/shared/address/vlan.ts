import type { Result } from "#shared/kernel/result";
import { parseInteger } from "./integer.ts";
import type { TextError } from "./text-error.ts";

/**
 * Parses a VLAN ID 0..4094, a number or its decimal text; 0 means untagged and 4095 is reserved by
 * IEEE 802.1Q. Codes as `parseInteger`.
 */
export function parseVlan(value: unknown): Result<number, TextError> {
  return parseInteger(value, { min: 0, max: 4094 });
}
