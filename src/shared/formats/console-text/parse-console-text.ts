import type { Json, JsonObject } from "#shared/kernel/json";
import { parseConsoleValue } from "./parse-value.ts";

/** One object of a listing, with the line on which it begins, from 1. */
export interface ConsoleObject {
  readonly line: number;
  readonly value: JsonObject;
}

/** A place in a listing that could not be read, with its line and column, from 1. */
export interface ConsoleProblem {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface ParsedConsole {
  readonly objects: readonly ConsoleObject[];
  readonly problems: readonly ConsoleProblem[];
}

/** Bounds on a pasted listing: UTF-16 units, and objects. */
export const CONSOLE_LIMITS = { length: 8 * 1024 * 1024, objects: 20_000 } as const;

/**
 * Reads what PowerShell prints of objects: lists (`Name : value` lines, nested by braces or by
 * indentation, a blank line between objects) and tables (headers over dashes). Prompts and lines
 * that are neither are passed over. Nothing is executed.
 */
export function parseConsoleText(text: string): ParsedConsole {
  const objects: ConsoleObject[] = [];
  const problems: ConsoleProblem[] = [];
  if (text.length > CONSOLE_LIMITS.length) {
    const message = "The listing is larger than 8 MB.";
    return { objects, problems: [{ code: "console-too-large", message, line: 1, column: 1 }] };
  }
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  let at = 0;
  while (at < lines.length && objects.length < CONSOLE_LIMITS.objects) {
    const columns = columnsOf(lines, at);
    if (columns) at = readTable(columns, at);
    else if (entryOf(lines[at] ?? "")) at = readList(at);
    else at += 1;
  }
  return { objects, problems };

  function readTable(columns: readonly Column[], header: number): number {
    let row = header + 2;
    for (; row < lines.length && objects.length < CONSOLE_LIMITS.objects; row++) {
      const line = lines[row] ?? "";
      if (line.trim() === "" || isPrompt(line)) break;
      const cells = cellsOf(line, columns);
      const members = columns.map(({ name }, i): [string, Json] => [
        name,
        parseConsoleValue(cells[i] ?? "", problemAt(row, columns[i]?.start ?? 0)),
      ]);
      objects.push({ line: row + 1, value: Object.fromEntries(members) });
    }
    return row;
  }

  function readList(first: number): number {
    const block = readBlock(first, 0);
    if (Object.keys(block.value).length > 0) {
      objects.push({ line: first + 1, value: block.value });
    }
    return block.next;
  }

  /** The entries from a line on that are indented alike, up to a blank line or a lesser indent. */
  function readBlock(first: number, depth: number): { value: JsonObject; next: number } {
    const members: Record<string, Json> = {};
    const indent = entryOf(lines[first] ?? "")?.indent ?? 0;
    let at = first;
    while (at < lines.length) {
      const entry = entryOf(lines[at] ?? "");
      if (!entry || entry.indent !== indent || isPrompt(lines[at] ?? "")) break;
      const line = at;
      const inner = entryOf(lines[at + 1] ?? "");
      if (entry.rest.trim() === "" && inner && isInside(inner, entry) && depth < 32) {
        const block = readBlock(at + 1, depth + 1);
        put(members, entry.name, block.value);
        at = block.next;
        continue;
      }
      let value = entry.rest;
      at += 1;
      while (at < lines.length && isContinuation(lines[at] ?? "", entry)) {
        const more = (lines[at] ?? "").trim();
        value += /[;,]\s*$/.test(value) ? ` ${more}` : more;
        at += 1;
      }
      put(members, entry.name, parseConsoleValue(value, problemAt(line, entry.start)));
    }
    return { value: members, next: Math.max(at, first + 1) };
  }

  function problemAt(line: number, start: number) {
    return ({ code, message, offset }: { code: string; message: string; offset: number }): void => {
      if (problems.length < 1_000)
        problems.push({ code, message, line: line + 1, column: start + offset + 1 });
    };
  }
}

function put(members: Record<string, Json>, name: string, value: Json): void {
  if (name !== "__proto__") members[name] = value;
}

interface Entry {
  readonly indent: number;
  readonly name: string;
  readonly rest: string;
  /** Column at which the value begins, from 0. */
  readonly start: number;
}

function entryOf(line: string): Entry | undefined {
  const match =
    /^(\s{0,200})([A-Za-z_][\w.-]{0,100}(?: [\w.-]{1,60}){0,4})[ \t]{0,200}:(?: |$)/.exec(line);
  if (!match || isPrompt(line)) return undefined;
  const [whole, indent = "", name = ""] = match;
  return { indent: indent.length, name, rest: line.slice(whole.length), start: whole.length };
}

/** Nested by indentation: further in than its parent's name, but short of its parent's value. */
function isInside(inner: Entry, outer: Entry): boolean {
  return inner.indent > outer.indent && (inner.indent < outer.start || outer.rest.trim() === "");
}

/** A long value goes on below its own beginning. */
function isContinuation(line: string, entry: Entry): boolean {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  return line.trim() !== "" && indent > entry.indent && indent >= entry.start - 1;
}

function isPrompt(line: string): boolean {
  return /^\s*(\[[^\]]{1,200}\]:\s*)?PS\b[^>]{0,400}>/.test(line);
}

interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The columns of a table that begins at a line: names above dashes. */
function columnsOf(lines: readonly string[], at: number): readonly Column[] | undefined {
  const header = lines[at] ?? "";
  const dashes = lines[at + 1] ?? "";
  if (dashes.length > 10_000 || !/^\s*-+(\s+-+)*\s*$/.test(dashes)) return undefined;
  const columns = [...dashes.matchAll(/-+/g)].map(({ index, 0: run }) => ({
    name: header.slice(index, index + run.length).trim(),
    start: index,
    end: index + run.length,
  }));
  return columns.every(({ name }) => name !== "") ? columns : undefined;
}

/** The cells of a row: by its words where these are as many as the columns, else by position. */
function cellsOf(line: string, columns: readonly Column[]): readonly string[] {
  const words = line.trim().split(/\s+/);
  if (words.length === columns.length) return words;
  return columns.map(({ start }, i) => {
    const next = columns[i + 1]?.start ?? line.length;
    return line.slice(i === 0 ? 0 : start, next).trim();
  });
}
