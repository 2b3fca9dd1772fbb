import type { Cursor } from "./cursor.ts";
import { PS_LIMITS, type PsCommand, type PsValue } from "./value.ts";

/** One reading of a text: where it stands, what the variables hold, and how deep it is. */
export interface Reading {
  readonly cursor: Cursor;
  /** By name in small letters. */
  readonly variables: Map<string, PsValue>;
  /** Every command that was met, in order. */
  readonly commands: PsCommand[];
  depth: number;
  /**
   * Reads statements up to a closing bracket, which it takes, and answers the values of those that
   * have one. Handed in, because values hold statements and statements hold values.
   */
  readonly inside: (close: ")" | "}") => readonly PsValue[];
  /** Reads what may stand behind an equals sign; one value, or none where nothing stands. */
  readonly statementValue: () => readonly PsValue[];
}

/** Reads one level deeper; past the limit the rest of the bracket is skipped and unknown. */
export function deeper(reading: Reading, at: number, read: () => PsValue): PsValue {
  const { cursor } = reading;
  if (reading.depth >= PS_LIMITS.depth) {
    cursor.remark(
      "powershell-too-deep",
      "error",
      at,
      `It is nested deeper than ${PS_LIMITS.depth} levels; the rest is not read.`,
    );
    cursor.at = cursor.text.length;
    return { type: "unknown", at, text: "" };
  }
  reading.depth += 1;
  const value = read();
  reading.depth -= 1;
  return value;
}
