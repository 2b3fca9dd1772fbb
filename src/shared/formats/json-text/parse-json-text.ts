import type { Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import { joinPath, placeOf, type DuplicateKey, type JsonError } from "./json-error.ts";

/** Bounds on a text from a stranger: UTF-16 units, and levels of nesting. */
export const JSON_LIMITS = { length: 64 * 1024 * 1024, depth: 64 } as const;

export interface ParsedJson {
  readonly value: Json;
  /** Keys named twice in one object; the last one counts, as in most readers. At most 100. */
  readonly duplicates: readonly DuplicateKey[];
}

/** Parses strict JSON and says where and why it is none. A byte order mark is allowed. */
export function parseJsonText(text: string): Result<ParsedJson, JsonError> {
  const scanner = new Scanner(text);
  try {
    return ok(scanner.parse());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { line, column } = placeOf(text, error.offset);
    return err({ code: error.code, message: error.message, line, column });
  }
}

/** Never leaves this file. */
class Refused extends Error {
  readonly code: string;
  readonly offset: number;
  constructor(code: string, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}\p{N}_$]+/uy;
const PLAIN = /[^"\\\p{Cc}]+|[\u007f-\u009f]+/uy;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Scanner {
  readonly #text: string;
  #at = 0;
  readonly #duplicates: DuplicateKey[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  parse(): ParsedJson {
    if (this.#text.length > JSON_LIMITS.length) {
      throw new Refused("json-too-large", 0, "The text is larger than 64 MB.");
    }
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    this.#skipBlanks();
    if (this.#at >= this.#text.length) throw new Refused("json-empty", 0, "The text is empty.");
    const value = this.#value("", 0);
    this.#skipBlanks();
    if (this.#at < this.#text.length) {
      throw new Refused("json-trailing", this.#at, "There is more text after the end of the JSON.");
    }
    return { value, duplicates: this.#duplicates };
  }

  #value(path: string, depth: number): Json {
    const char = this.#text[this.#at];
    if (char === "{" || char === "[") {
      if (depth >= JSON_LIMITS.depth) {
        const message = `It is nested deeper than ${JSON_LIMITS.depth} levels.`;
        throw new Refused("json-too-deep", this.#at, message);
      }
      return char === "{" ? this.#object(path, depth + 1) : this.#array(path, depth + 1);
    }
    if (char === '"') return this.#string();
    if (char === "-" || (char !== undefined && char >= "0" && char <= "9")) return this.#number();
    return this.#word();
  }

  #object(path: string, depth: number): Json {
    const members: Record<string, Json> = {};
    this.#at += 1;
    this.#skipBlanks();
    if (this.#takes("}")) return members;
    for (;;) {
      const start = this.#at;
      if (this.#text[start] !== '"')
        throw this.#unexpected("A key in double quotes is expected here.");
      const key = this.#string();
      if (key === "__proto__")
        throw new Refused("json-key", start, `The key "__proto__" is not allowed.`);
      this.#skipBlanks();
      if (!this.#takes(":"))
        throw this.#unexpected(`A colon is expected after the key ${JSON.stringify(key)}.`);
      this.#skipBlanks();
      const here = joinPath(path, key);
      if (Object.hasOwn(members, key) && this.#duplicates.length < 100) {
        this.#duplicates.push({ path: here, ...placeOf(this.#text, start) });
      }
      members[key] = this.#value(here, depth);
      this.#skipBlanks();
      if (this.#takes("}")) return members;
      this.#comma("}");
    }
  }

  #array(path: string, depth: number): Json {
    const items: Json[] = [];
    this.#at += 1;
    this.#skipBlanks();
    if (this.#takes("]")) return items;
    for (;;) {
      items.push(this.#value(joinPath(path, items.length), depth));
      this.#skipBlanks();
      if (this.#takes("]")) return items;
      this.#comma("]");
    }
  }

  #comma(close: "}" | "]"): void {
    const start = this.#at;
    if (!this.#takes(",")) throw this.#unexpected(`A comma or ${close} is expected here.`);
    this.#skipBlanks();
    if (this.#text[this.#at] === close) {
      throw new Refused(
        "json-syntax",
        start,
        `There is a comma before ${close}; JSON allows none there.`,
      );
    }
  }

  #string(): string {
    const start = this.#at;
    let result = "";
    this.#at += 1;
    for (;;) {
      PLAIN.lastIndex = this.#at;
      const plain = PLAIN.exec(this.#text)?.[0] ?? "";
      result += plain;
      this.#at += plain.length;
      const char = this.#text[this.#at];
      if (char === '"') {
        this.#at += 1;
        if (result.isWellFormed()) return result;
        throw new Refused("json-string", start, "The text holds half of a character.");
      }
      if (char === "\\") result += this.#escape();
      else if (char === undefined)
        throw new Refused("json-syntax", start, "The text in quotes does not end.");
      else
        throw new Refused(
          "json-syntax",
          this.#at,
          "A text in quotes may not hold a line break or control character; write it as an escape.",
        );
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? "";
    const simple = ESCAPES[letter];
    if (simple !== undefined) {
      this.#at += 2;
      return simple;
    }
    const hex = this.#text.slice(this.#at + 2, this.#at + 6);
    if (letter !== "u" || !/^[\da-fA-F]{4}$/.test(hex)) {
      const message =
        "JSON knows no such escape; a backslash is written as two, for example in a Windows path.";
      throw new Refused("json-syntax", this.#at, message);
    }
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #number(): number {
    const start = this.#at;
    NUMBER.lastIndex = start;
    const digits = NUMBER.exec(this.#text)?.[0] ?? "";
    this.#at += digits.length;
    if (digits === "" || /[\p{L}\p{N}_.+-]/u.test(this.#text[this.#at] ?? "")) {
      throw new Refused(
        "json-syntax",
        start,
        "This is not a number as JSON writes it, such as 10 or -0.5.",
      );
    }
    const value = Number(digits);
    if (!Number.isFinite(value))
      throw new Refused("json-syntax", start, "The number is too large.");
    return value;
  }

  #word(): Json {
    const start = this.#at;
    WORD.lastIndex = start;
    const word = WORD.exec(this.#text)?.[0] ?? "";
    this.#at += word.length;
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    this.#at = start;
    throw this.#unexpected("A value is expected here.");
  }

  /** The most helpful error for what stands at the place; `otherwise` when nothing better is known. */
  #unexpected(otherwise: string): Refused {
    const at = this.#at;
    const rest = this.#text.slice(at, at + 64);
    if (rest === "")
      return new Refused("json-syntax", at, "The text ends in the middle of the JSON.");
    if (rest.startsWith("'")) {
      return new Refused(
        "json-syntax",
        at,
        "JSON writes texts in double quotes, not in single ones.",
      );
    }
    const word = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(rest)?.[0];
    const known = ["true", "false", "null"].find((each) => each === word?.toLowerCase());
    if (known) return new Refused("json-syntax", at, `JSON writes ${known} in small letters.`);
    return new Refused("json-syntax", at, otherwise);
  }

  #skipBlanks(): void {
    for (;;) {
      const char = this.#text.charCodeAt(this.#at);
      if (char !== 32 && char !== 10 && char !== 13 && char !== 9) break;
      this.#at += 1;
    }
    const char = this.#text[this.#at];
    const next = this.#text[this.#at + 1];
    if (char === "#" || (char === "/" && (next === "/" || next === "*"))) {
      const message = "This is a comment, and JSON has none. Take it out and read the file again.";
      throw new Refused("json-comment", this.#at, message);
    }
  }

  #takes(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }
}
