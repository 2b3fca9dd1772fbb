import type { Result } from "#shared/kernel/result";
import { parseInteger } from "./integer.ts";
import type { TextError } from "./text-error.ts";

/** Parses a TCP or UDP port 1..65535, a number or its decimal text. Codes as `parseInteger`. */
export function parsePort(value: unknown): Result<number, TextError> {
  return parseInteger(value, { min: 1, max: 65_535 });
}
