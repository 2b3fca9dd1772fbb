import { readExpandableString, readHereString, readLiteralString } from "./read-string.ts";
import { deeper, type Reading } from "./reading.ts";
import { readVariable } from "./read-variable.ts";
import { skipBracket, skipStatement } from "./skip.ts";
import { PS_LIMITS, textOfScalar, type PsValue } from "./value.ts";

const CAST = /\[[\p{L}\p{N}_.]+(?:\[,*\])?\]/uy;
const NUMBER =
  /[+-]?(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:[ld])?(?:kb|mb|gb|tb|pb)?(?![\p{L}\p{N}_.-])/iuy;
const KEY = /[\p{L}\p{N}_][\p{L}\p{N}_-]*/uy;

/**
 * One value of an expression without operators: a literal, a variable, a list or table in brackets.
 * Undefined when nothing of that kind begins at the cursor, which then has not moved.
 */
export function readOperand(reading: Reading): PsValue | undefined {
  const { cursor } = reading;
  const at = cursor.at;
  while (cursor.take(CAST) !== "") cursor.skipBlanks();
  const value = readBare(reading);
  if (value === undefined) {
    cursor.at = at;
    return undefined;
  }
  return readMembers(reading, value);
}

function readBare(reading: Reading): PsValue | undefined {
  const { cursor } = reading;
  const at = cursor.at;
  if (cursor.isSingleQuote) return readLiteralString(reading);
  if (cursor.isDoubleQuote) return readExpandableString(reading);
  if (cursor.char === "$") return readVariable(reading);
  if (cursor.char === "@") {
    const here = readHereString(reading);
    if (here) return here;
    if (cursor.takes("@(")) return deeper(reading, at, () => listOf(reading.inside(")"), at));
    if (cursor.takes("@{")) return deeper(reading, at, () => readTable(reading, at));
    return undefined;
  }
  if (cursor.char === "(") {
    cursor.step();
    return deeper(reading, at, () => {
      const values = reading.inside(")");
      const [value] = values;
      return values.length === 1 && value ? { ...value, at } : cursor.unknownFrom(at);
    });
  }
  if (cursor.char === "{") {
    skipBracket(cursor);
    return cursor.unknownFrom(at);
  }
  return readNumber(reading);
}

const UNITS = ["kb", "mb", "gb", "tb", "pb"];

function readNumber({ cursor }: Reading): PsValue | undefined {
  const at = cursor.at;
  const text = cursor.take(NUMBER);
  if (text === "") return undefined;
  const unit = UNITS.indexOf(text.slice(-2).toLowerCase());
  const isHex = /^[+-]?0x/i.test(text);
  const digits = text.replace(/[kmgtp]b$/i, "").replace(isHex ? /l$/i : /[ld]$/i, "");
  const value = (isHex ? hexOf(digits) : Number(digits)) * 1_024 ** (unit + 1);
  if (!Number.isFinite(value)) return { type: "unknown", at, text };
  const isPlain = unit < 0 && !isHex && /^[+-]?\d+$/.test(text);
  return { type: "number", at, value, text: isPlain ? text : String(value) };
}

function hexOf(digits: string): number {
  return digits.startsWith("-") ? -Number(digits.slice(1)) : Number(digits.replace(/^\+/, ""));
}

/** `@( … )` of statements: lists in it are put end to end, as PowerShell does. */
function listOf(values: readonly PsValue[], at: number): PsValue {
  const items = values.flatMap((value) => (value.type === "list" ? value.items : [value]));
  return listAt(at, items);
}

export function listAt(at: number, items: readonly PsValue[]): PsValue {
  return items.length <= PS_LIMITS.items
    ? { type: "list", at, items }
    : { type: "unknown", at, text: "a list that is too long" };
}

/** The inside of `@{ … }`, with the closing bracket. */
function readTable(reading: Reading, at: number): PsValue {
  const { cursor } = reading;
  const entries = new Map<string, PsValue>();
  let isWhole = true;
  for (;;) {
    skipSeparators(reading);
    if (cursor.ended) {
      cursor.remark("powershell-syntax", "error", at, "The table that begins here does not end.");
      return { type: "table", at, entries };
    }
    if (cursor.takes("}")) break;
    const key = readKey(reading);
    cursor.skipBlanks();
    if (key === undefined || !cursor.takes("=")) {
      isWhole = false;
      cursor.remark(
        "powershell-syntax",
        "error",
        cursor.at,
        "A name and an equals sign are expected here, as in name = 'value'.",
      );
      skipEntry(reading);
      continue;
    }
    cursor.skipLines();
    const [value] = reading.statementValue();
    if (entries.size < PS_LIMITS.items) entries.set(key, value ?? cursor.unknownFrom(cursor.at));
    else isWhole = false;
  }
  return isWhole || entries.size > 0 ? { type: "table", at, entries } : cursor.unknownFrom(at);
}

function skipSeparators({ cursor }: Reading): void {
  do cursor.skipLines();
  while (cursor.takes(";"));
}

/** Over what is no entry, at least one character. */
function skipEntry({ cursor }: Reading): void {
  const start = cursor.at;
  skipStatement(cursor);
  if (cursor.at === start) cursor.step();
}

function readKey(reading: Reading): string | undefined {
  const { cursor } = reading;
  const word = cursor.take(KEY);
  if (word !== "") return word;
  const value = readOperand(reading);
  return value && textOfScalar(value);
}

const MEMBER = /\.(?=[\p{L}_])/uy;

/** `.key` and `[index]` of what is known; anything else behind a value makes it unknown. */
function readMembers(reading: Reading, first: PsValue): PsValue {
  const { cursor } = reading;
  const { at } = first;
  let value = first;
  for (;;) {
    if (cursor.take(MEMBER) !== "") {
      const key = cursor.take(KEY);
      if (cursor.char === "(") {
        skipBracket(cursor);
        value = cursor.unknownFrom(at);
      } else value = memberOf(value, key) ?? cursor.unknownFrom(at);
    } else if (cursor.char === "[" && value.type !== "string" && value.type !== "number") {
      cursor.step();
      cursor.skipLines();
      const index = readOperand(reading);
      cursor.skipLines();
      if (!cursor.takes("]")) {
        skipEntry(reading);
        return cursor.unknownFrom(at);
      }
      value = (index && itemOf(value, index)) ?? cursor.unknownFrom(at);
    } else if (cursor.takes("::")) {
      cursor.take(KEY);
      if (cursor.char === "(") skipBracket(cursor);
      value = cursor.unknownFrom(at);
    } else return value;
  }
}

function memberOf(value: PsValue, key: string): PsValue | undefined {
  if (value.type !== "table") return undefined;
  for (const [name, item] of value.entries) {
    if (name.toLowerCase() === key.toLowerCase()) return { ...item, at: value.at };
  }
  return undefined;
}

function itemOf(value: PsValue, index: PsValue): PsValue | undefined {
  if (value.type === "list" && index.type === "number") return value.items.at(index.value);
  const key = textOfScalar(index);
  return key === undefined ? undefined : memberOf(value, key);
}
