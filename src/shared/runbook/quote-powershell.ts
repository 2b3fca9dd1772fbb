import { err, ok, type Result } from "#shared/kernel/result";
import { hasUnseen } from "./visible-text.ts";

/** Why a text cannot stand in a command. */
export type QuoteRefusal = "unseen-character" | "too-long";

/** Longest value that is worth typing; a whole command line ends at 8,191 characters in places. */
const LONGEST = 1024;

/**
 * The text as one single-quoted PowerShell literal, in which nothing is expanded. PowerShell reads
 * five characters as the single quote, the typewriter one and four typographic ones; each is doubled
 * (PowerShell-Docs, about_Quoting_Rules). What cannot be seen on paper is refused: a command that
 * does not look like what it does has no place in a runbook.
 */
export function quotePowershell(text: string): Result<string, QuoteRefusal> {
  if (hasUnseen(text)) return err("unseen-character");
  if (text.length > LONGEST) return err("too-long");
  return ok(`'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`);
}

/** The reason as half a sentence: "it holds a character that cannot be seen". */
export function refusalText(refusal: QuoteRefusal): string {
  return refusal === "too-long"
    ? `it is longer than ${LONGEST} characters`
    : "it holds a character that cannot be seen";
}
