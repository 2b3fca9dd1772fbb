import { err, ok, type Result } from "#shared/kernel/result";
import { LONGEST_VALUE, type QuoteRefusal } from "./quote-refusal.ts";
import { hasUnseen } from "./visible-text.ts";

/**
 * The text as one single-quoted literal of a POSIX shell, in which nothing is expanded (POSIX, Shell
 * Command Language, 2.2.2). A single quote is closed, escaped and opened again.
 */
export function quoteShell(text: string): Result<string, QuoteRefusal> {
  if (hasUnseen(text)) return err("unseen-character");
  if (text.length > LONGEST_VALUE) return err("too-long");
  return ok(`'${text.replaceAll("'", String.raw`'\''`)}'`);
}
