import { DOUBLE_QUOTES, SINGLE_QUOTES } from "./cursor.ts";
import type { Reading } from "./reading.ts";
import { readVariable } from "./read-variable.ts";
import { PS_LIMITS, textOfScalar, type PsValue } from "./value.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const VARIABLE_START = /\$(?=[\p{L}\p{N}_{(])/uy;

/** A text in single quotes, in which nothing but a doubled quote is special. */
export function readLiteralString({ cursor }: Reading): PsValue {
  const at = cursor.at;
  let value = "";
  for (cursor.step(); !cursor.ended; cursor.step()) {
    if (cursor.isSingleQuote) {
      if (cursor.next === "" || !SINGLE_QUOTES.includes(cursor.next)) {
        cursor.step();
        return bounded({ type: "string", at, value });
      }
      cursor.step();
    }
    value += cursor.char;
  }
  return unended(cursor, at);
}

/** A text in double quotes: variables and escapes are put in as far as they are known. */
export function readExpandableString(reading: Reading): PsValue {
  const { cursor } = reading;
  const at = cursor.at;
  cursor.step();
  const parts = startParts(at);
  for (;;) {
    if (cursor.ended) return unended(cursor, at);
    if (cursor.isDoubleQuote) {
      if (cursor.next === "" || !DOUBLE_QUOTES.includes(cursor.next)) {
        cursor.step();
        return parts.end(cursor);
      }
      cursor.step();
      parts.add(cursor.char);
      cursor.step();
    } else readPart(reading, parts);
  }
}

const HERE_START = /@(['"\u2018-\u201e])[\t ]*(?:\r\n|\n|\r)/y;

/** A text between `@'` and `'@` that stand at the ends of lines; undefined when none begins here. */
export function readHereString(reading: Reading): PsValue | undefined {
  const { cursor } = reading;
  const at = cursor.at;
  const start = cursor.take(HERE_START);
  if (start === "") return undefined;
  const isLiteral = SINGLE_QUOTES.includes(start.charAt(1));
  const end = isLiteral ? END_LITERAL : END_EXPANDABLE;
  end.lastIndex = Math.max(at, cursor.at - 1);
  const found = end.exec(cursor.text);
  if (!found) return unended(cursor, at);
  const stop = Math.max(found.index, cursor.at);
  const after = found.index + found[0].length;
  if (isLiteral) {
    const value = cursor.text.slice(cursor.at, stop);
    cursor.at = after;
    return bounded({ type: "string", at, value });
  }
  const parts = startParts(at);
  while (cursor.at < stop) readPart(reading, parts);
  cursor.at = Math.max(after, cursor.at);
  return parts.end(cursor);
}

const END_LITERAL = /(?:\r\n|\n|\r)['\u2018-\u201b]@/g;
const END_EXPANDABLE = /(?:\r\n|\n|\r)["\u201c-\u201e]@/g;

interface Parts {
  add(text: string): void;
  /** A part that is not known makes the whole unknown. */
  addValue(value: PsValue): void;
  end(cursor: Reading["cursor"]): PsValue;
}

export function startParts(at: number): Parts {
  let text = "";
  let isKnown = true;
  return {
    add(more) {
      if (text.length <= PS_LIMITS.string) text += more;
    },
    addValue(value) {
      const more = textOfScalar(value);
      if (more === undefined) isKnown = false;
      else this.add(more);
    },
    end: (cursor) =>
      isKnown ? bounded({ type: "string", at, value: text }) : cursor.unknownFrom(at),
  };
}

/** One character, escape or variable of an expandable text. */
export function readPart(reading: Reading, parts: Parts): void {
  const { cursor } = reading;
  if (cursor.char === "`" && cursor.next !== "") {
    parts.add(ESCAPES[cursor.next] ?? cursor.next);
    cursor.at += 2;
    return;
  }
  if (cursor.char === "$") {
    const start = cursor.at;
    if (cursor.take(VARIABLE_START) !== "") {
      cursor.at = start;
      return parts.addValue(readVariable(reading));
    }
  }
  parts.add(cursor.char);
  cursor.step();
}

function bounded(value: PsValue & { readonly type: "string" }): PsValue {
  if (value.value.length <= PS_LIMITS.string) return value;
  return { type: "unknown", at: value.at, text: `${value.value.slice(0, 40)}…` };
}

function unended(cursor: Reading["cursor"], at: number): PsValue {
  cursor.at = cursor.text.length;
  cursor.remark(
    "powershell-syntax",
    "error",
    at,
    "The text in quotes that begins here does not end.",
  );
  return { type: "unknown", at, text: cursor.text.slice(at, at + 40) };
}
