import { err, ok, type Result } from "#shared/kernel/result";
import { LONGEST_VALUE, type QuoteRefusal } from "./quote-refusal.ts";
import { hasUnseen } from "./visible-text.ts";

/**
 * The text as one single-quoted PowerShell literal, in which nothing is expanded. PowerShell reads
 * five characters as the single quote, the typewriter one and four typographic ones; each is doubled
 * (PowerShell-Docs, about_Quoting_Rules). What cannot be seen on paper is refused: a command that
 * does not look like what it does has no place in a runbook.
 */
export function quotePowershell(text: string): Result<string, QuoteRefusal> {
  if (hasUnseen(text)) return err("unseen-character");
  if (text.length > LONGEST_VALUE) return err("too-long");
  return ok(`'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`);
}
