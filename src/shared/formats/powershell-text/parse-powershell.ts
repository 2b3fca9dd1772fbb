import { Cursor } from "./cursor.ts";
import { readBlock, readStatementValue } from "./read-statement.ts";
import type { Reading } from "./reading.ts";
import { PS_LIMITS, type PsCommand, type PsRemark, type PsValue } from "./value.ts";

/** What a PowerShell text says without being run. */
export interface PsScript {
  /** Every command that is met outside of conditions and loops; one inside another comes first. */
  readonly commands: readonly PsCommand[];
  /** What each variable holds at the end, by name in small letters. */
  readonly variables: ReadonlyMap<string, PsValue>;
  readonly remarks: readonly PsRemark[];
}

/**
 * Reads commands, their parameters, and assignments of literals. Nothing is run: what only running
 * would tell is a value of type `unknown`, and decisions and loops are passed over with a remark.
 * Any text gives a script; what is no PowerShell gives remarks.
 */
export function parsePowershell(text: string): PsScript {
  const cursor = new Cursor(text.slice(0, PS_LIMITS.length));
  const reading: Reading = {
    cursor,
    variables: new Map(),
    commands: [],
    depth: 0,
    inside: (close) => readBlock(reading, close),
    statementValue: () => readStatementValue(reading),
  };
  if (text.length > PS_LIMITS.length) {
    cursor.remark(
      "powershell-too-large",
      "error",
      PS_LIMITS.length,
      "The text is larger than 2 MB; what comes after is not read.",
    );
  }
  readBlock(reading, "");
  return { commands: reading.commands, variables: reading.variables, remarks: cursor.remarks };
}
