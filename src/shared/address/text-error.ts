/** Why a typed text was refused: a stable code, and a sentence for the person who typed it. */
export interface TextError {
  /** Stable and in kebab-case; tests and help pages refer to it. */
  readonly code: string;
  /** One or two full sentences: what is wrong, and what to write instead. */
  readonly message: string;
  /** The intended text in canonical form, present only where the intention is beyond doubt. */
  readonly suggestion?: string;
}

/** Builds an error, leaving `suggestion` out when there is none. */
export function textError(code: string, message: string, suggestion?: string): TextError {
  return suggestion === undefined ? { code, message } : { code, message, suggestion };
}

/** The text in quotation marks, cut to 60 characters so that a pasted page stays readable. */
export function quoted(text: string): string {
  return text.length > 60 ? `"${text.slice(0, 59)}…"` : `"${text}"`;
}

/** White space, and the invisible characters that come along when copying from web pages. */
export const BLANK = /[\s\u200b-\u200d\u2060\ufeff]/;

/** The text without blanks and invisible characters at either end. */
export function trimBlanks(text: string): string {
  // Not by a regular expression: those take quadratic time on a long run of blanks.
  let start = 0;
  let end = text.length;
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
