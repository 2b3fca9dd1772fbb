import { err, type Result } from "#shared/kernel/result";
import type { QuoteRefusal } from "./quote-refusal.ts";
import { quoteShell } from "./quote-shell.ts";

/**
 * The text as a value of an Azure CLI parameter in a POSIX shell. Whatever the shell does, the CLI
 * itself reads `@file` as "the content of that file" and a leading hyphen as an option, so neither is
 * taken for a value.
 */
export function quoteAzure(text: string): Result<string, QuoteRefusal> {
  return /^[-@]/.test(text) ? err("not-a-value") : quoteShell(text);
}
