import type { Dialect } from "./literals.ts";

/** A text that cannot be read on; never leaves this room. */
export class Unfinished extends Error {
  readonly code: "syntax" | "too-deep" | "too-large";
  readonly offset: number;
  constructor(code: "syntax" | "too-deep" | "too-large", offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/** The offset of the next thing that is no blank and no comment. */
export function skipBlanks(
  text: string,
  from: number,
  { lineComments }: Dialect,
  withLines: boolean,
): number {
  let at = from;
  for (;;) {
    const char = text[at];
    if (char === " " || char === "\t" || char === "\ufeff") at += 1;
    else if (withLines && (char === "\n" || char === "\r")) at += 1;
    else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) throw new Unfinished("syntax", at, "The comment does not end.");
      at = end + 2;
    } else if (lineComments.some((start) => text.startsWith(start, at))) at = lineEnd(text, at);
    else return at;
  }
}

function lineEnd(text: string, from: number): number {
  const end = /[\n\r]|$/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** True for the end of a line and of the text. */
export function isLineEnd(char: string | undefined): boolean {
  return char === undefined || char === "\n" || char === "\r";
}

/** True when the line after this line break goes on with the expression before it. */
export function continuesAfter(text: string, at: number, dialect: Dialect): boolean {
  const { continuation } = dialect;
  if (!continuation) return false;
  continuation.lastIndex = skipBlanks(text, at, dialect, true);
  return continuation.test(text);
}

/**
 * The offset after an expression that is not understood: before the comma, the bracket that is not
 * its own, or the end of its line where `end` is a line break.
 */
export function skipExpression(text: string, from: number, dialect: Dialect, end: string): number {
  let depth = 0;
  let at = from;
  for (;;) {
    at = skipBlanks(text, at, dialect, false);
    const char = text[at];
    if (char === undefined) return at;
    if (depth === 0 && (char === "," || isClosing(char))) return at;
    if (isLineEnd(char)) {
      if (depth === 0 && end === "\n" && !continuesAfter(text, at, dialect)) return at;
      at += 1;
      continue;
    }
    const string = dialect.readString(text, at);
    if (string === null) throw new Unfinished("syntax", at, "The text in quotes does not end.");
    if (string) {
      at = string.end;
      continue;
    }
    if (isOpening(char)) depth += 1;
    if (isClosing(char)) depth -= 1;
    at += 1;
  }
}

function isOpening(char: string): boolean {
  return char === "(" || char === "[" || char === "{";
}

function isClosing(char: string): boolean {
  return char === ")" || char === "]" || char === "}";
}
