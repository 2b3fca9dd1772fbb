import type { Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import { joinPath, type JsonError } from "../json-text/json-error.ts";
import { LITERAL_LIMITS, type Dialect, type LeftOut, type Literals } from "./literals.ts";
import { textPlaces, type TextPlace } from "../text-places.ts";
import { continuesAfter, isLineEnd, skipBlanks, skipExpression, Unfinished } from "./skip.ts";

/**
 * Reads the assignments of a text whose values are literals. Nothing is evaluated: what is no
 * literal is listed with its place and left out. An error says where a bracket or text has no end.
 */
export function parseLiterals(text: string, dialect: Dialect): Result<Literals, JsonError> {
  const places = textPlaces(text);
  const refuse = (code: string, offset: number, message: string): Result<never, JsonError> =>
    err({ code: `${dialect.code}-${code}`, message, ...places(offset) });
  if (text.length > LITERAL_LIMITS.length)
    return refuse("too-large", 0, "The text is larger than 4 MB.");
  try {
    return ok(new Reader(text, dialect, places).read());
  } catch (error) {
    if (!(error instanceof Unfinished)) throw error;
    return refuse(error.code, error.offset, error.message);
  }
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)(?![\w.([-])/y;
const KEY = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** Undefined stands for what is no literal. */
type Value = Json | undefined;

class Reader {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #places: (offset: number) => TextPlace;
  #at = 0;
  #leftOut: LeftOut[] = [];

  constructor(text: string, dialect: Dialect, places: (offset: number) => TextPlace) {
    this.#text = text;
    this.#dialect = dialect;
    this.#places = places;
  }

  read(): Literals {
    const values = new Map<string, Json>();
    const duplicates: LeftOut[] = [];
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    for (;;) {
      this.#blanks(true);
      const start = this.#at;
      if (start >= this.#text.length) break;
      const target = this.#dialect.readTarget(this.#text, start);
      if (!target) {
        this.#at = this.#skip(start, "\n");
        if (!this.#dialect.isIdle(this.#text, start)) this.#leave("", start);
        continue;
      }
      if (values.size >= LITERAL_LIMITS.assignments)
        throw new Unfinished("too-large", start, "It assigns more than 20,000 names.");
      this.#at = target.end;
      this.#blanks(false);
      const value = this.#value(joinPath("", target.name), 0, "\n");
      if (values.has(target.name)) duplicates.push(this.#place(target.name, start));
      if (value !== undefined) values.set(target.name, value);
    }
    return { values: Object.fromEntries(values), leftOut: this.#leftOut, duplicates };
  }

  /** A value that ends before a comma, a closing bracket, or a line break where `end` has one. */
  #value(path: string, depth: number, end: string): Value {
    const start = this.#at;
    const before = this.#leftOut;
    if (depth > LITERAL_LIMITS.depth) {
      const message = `It is nested deeper than ${LITERAL_LIMITS.depth} levels.`;
      throw new Unfinished("too-deep", start, message);
    }
    this.#leftOut = [];
    const value = this.#literal(path, depth);
    if (this.#endsHere(end) && this.#at > start) {
      if (value === undefined && this.#leftOut.length === 0) this.#leave(path, start);
      for (const each of this.#leftOut) before.push(each);
      this.#leftOut = before;
      return value;
    }
    this.#leftOut = before;
    // What has been read so far is whole, so only the rest has to be stepped over.
    if (this.#at > start) this.#at = skipExpression(this.#text, this.#at, this.#dialect, end);
    else if (!isLineEnd(this.#text[start])) this.#at = this.#skip(start, end);
    this.#leave(path, start);
    return undefined;
  }

  #literal(path: string, depth: number): Value {
    const char = this.#text[this.#at];
    if (char === "[") return this.#list(path, depth + 1);
    if (char === "{") return this.#object(path, depth + 1);
    const string = this.#string();
    if (string !== undefined) return string.isLiteral ? string.value.toWellFormed() : undefined;
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number.isFinite(Number(number)) ? Number(number) : undefined;
    const word = this.#match(WORD);
    return word === undefined ? undefined : (JSON.parse(word) as Json);
  }

  #string(): { readonly value: string; readonly isLiteral: boolean } | undefined {
    const read = this.#dialect.readString(this.#text, this.#at);
    if (read === null) throw new Unfinished("syntax", this.#at, "The text in quotes does not end.");
    if (read) this.#at = read.end;
    return read;
  }

  #list(path: string, depth: number): Json {
    const items: Json[] = [];
    const opening = this.#at++;
    const end = this.#dialect.linesEndItems ? "\n" : "";
    for (let i = 0; !this.#closes("]", opening); i++) {
      const item = this.#value(joinPath(path, i), depth, end);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  #object(path: string, depth: number): Json {
    const members = new Map<string, Json>();
    const opening = this.#at++;
    while (!this.#closes("}", opening)) {
      const start = this.#at;
      const key = this.#key();
      this.#blanks(false);
      const sign = this.#dialect.keySigns.find((each) => this.#text.startsWith(each, this.#at));
      if (key === undefined || sign === undefined) {
        this.#at = this.#skip(start, "\n");
        this.#leave(path, start);
        continue;
      }
      this.#at += sign.length;
      this.#blanks(false);
      const value = this.#value(joinPath(path, key), depth, "\n");
      if (value !== undefined) members.set(key, value);
    }
    return Object.fromEntries(members);
  }

  #key(): string | undefined {
    const string = this.#string();
    if (string) return string.isLiteral ? string.value.toWellFormed() : undefined;
    return this.#match(KEY);
  }

  /** Steps over blanks and at most one comma; true, and past it, when the bracket closes here. */
  #closes(bracket: string, opening: number): boolean {
    this.#blanks(true);
    if (this.#text[this.#at] === "," && this.#at > opening + 1) {
      this.#at += 1;
      this.#blanks(true);
    }
    const char = this.#text[this.#at];
    if (char === undefined) {
      const message = `The bracket that opens here is never closed; ${bracket} is missing.`;
      throw new Unfinished("syntax", opening, message);
    }
    if (char !== bracket) return false;
    this.#at += 1;
    return true;
  }

  #endsHere(end: string): boolean {
    const after = skipBlanks(this.#text, this.#at, this.#dialect, end !== "\n");
    const char = this.#text[after];
    if (char !== undefined && ",]}".includes(char)) return true;
    return isLineEnd(char) && !continuesAfter(this.#text, after, this.#dialect);
  }

  /** The end of an expression; always further on. */
  #skip(from: number, end: string): number {
    const after = skipExpression(this.#text, from, this.#dialect, end);
    if (after > from) return after;
    throw new Unfinished("syntax", from, "A value or a name is expected here.");
  }

  #blanks(withLines: boolean): void {
    this.#at = skipBlanks(this.#text, this.#at, this.#dialect, withLines);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #leave(path: string, start: number): void {
    this.#leftOut.push(this.#place(path, start));
  }

  #place(path: string, start: number): LeftOut {
    const text = (/^.{0,60}/u.exec(this.#text.slice(start, start + 130))?.[0] ?? "").trim();
    return { path, text, ...this.#places(start) };
  }
}
