import type { Json } from "#shared/kernel/json";

/** Deepest nesting of `@{ … }` and `{ … }` that is followed. */
const DEEPEST = 32;

/** Why a value of a listing is not whole: its offset in the value, and a sentence. */
export interface ValueProblem {
  readonly code: "console-syntax" | "console-truncated";
  readonly offset: number;
  readonly message: string;
}

/**
 * A value as PowerShell prints it: `@{name=Port1; mtu=1500}` is an object, `{a, b}` a list, True and
 * False are switches, digits are a number, nothing is null, and anything else is text. What is cut
 * short (`...`) or only named (`System.Object[]`) is null, with a problem.
 */
export function parseConsoleValue(text: string, onProblem: (problem: ValueProblem) => void): Json {
  let at = 0;
  const value = /^\s*@?\{/.test(text) ? readNested(0) : toScalar(text, 0);
  skipBlanks();
  if (/^\s*@?\{/.test(text) && at < text.length) {
    syntax(at, "There is more text after the closing brace.");
  }
  return value;

  function readNested(depth: number): Json {
    skipBlanks();
    if (depth > DEEPEST) {
      syntax(at, `It is nested deeper than ${DEEPEST} levels.`);
      at = text.length;
      return null;
    }
    if (text.startsWith("@{", at)) {
      at += 2;
      return readObject(depth);
    }
    if (text[at] === "{") {
      at += 1;
      return readList(depth);
    }
    const start = at;
    while (at < text.length && !isEnd(at, depth)) at += 1;
    return toScalar(text.slice(start, at), start);
  }

  /** A plain value ends at a separator that begins the next one, or at the brace around it. */
  function isEnd(offset: number, depth: number): boolean {
    const char = text[offset];
    return (
      depth > 0 &&
      (char === "}" || char === ";" || (char === "," && /\s/.test(text[offset + 1] ?? " ")))
    );
  }

  function readObject(depth: number): Json {
    const members: Record<string, Json> = {};
    for (;;) {
      skipBlanks();
      if (at >= text.length) {
        syntax(at, "The brace that closes this object is missing.");
        return members;
      }
      if (text[at] === "}") {
        at += 1;
        return members;
      }
      const equals = /^[^=;{}]*=/.exec(text.slice(at, at + 256))?.[0];
      if (equals === undefined) {
        if (!skipEllipsis()) {
          syntax(at, "A name and an equals sign are expected here.");
          skipTo(";");
        }
      } else {
        const key = equals.slice(0, -1).trim();
        at += equals.length;
        const item = readMember(depth + 1);
        if (key !== "" && key !== "__proto__") members[key] = item;
      }
      skipBlanks();
      if (text[at] === ";") at += 1;
    }
  }

  /** The value of a member runs to the next semicolon; it may hold commas. */
  function readMember(depth: number): Json {
    skipBlanks();
    if (text[at] === "{" || text.startsWith("@{", at)) return readNested(depth);
    const start = at;
    while (at < text.length && text[at] !== ";" && text[at] !== "}") at += 1;
    return toScalar(text.slice(start, at), start);
  }

  function readList(depth: number): Json {
    const items: Json[] = [];
    for (;;) {
      skipBlanks();
      if (at >= text.length) {
        syntax(at, "The brace that closes this list is missing.");
        return items;
      }
      if (text[at] === "}") {
        at += 1;
        return items;
      }
      const before = at;
      if (!skipEllipsis()) items.push(readNested(depth + 1));
      skipBlanks();
      if (text[at] === "," || text[at] === ";") at += 1;
      else if (at === before) at += 1;
    }
  }

  function skipEllipsis(): boolean {
    const cut = /^(\.\.\.|…)/.exec(text.slice(at, at + 3))?.[0];
    if (cut === undefined) return false;
    truncated(at);
    at += cut.length;
    return true;
  }

  function toScalar(raw: string, offset: number): Json {
    const word = raw.trim();
    if (word === "" || word === "$null" || word === "null") return null;
    if (/^(System\.[\w.]+(\[\])?|\.\.\.|…)$/.test(word) || /(\.\.\.|…)$/.test(word)) {
      truncated(offset);
      return null;
    }
    if (/^true$/i.test(word)) return true;
    if (/^false$/i.test(word)) return false;
    return /^-?(0|[1-9]\d{0,8})$/.test(word) ? Number(word) : word;
  }

  function skipTo(stop: string): void {
    const found = text.indexOf(stop, at);
    at = found < 0 ? text.length : found;
  }

  function skipBlanks(): void {
    while (/\s/.test(text[at] ?? "")) at += 1;
  }

  function syntax(offset: number, message: string): void {
    onProblem({ code: "console-syntax", offset, message });
  }

  function truncated(offset: number): void {
    onProblem({
      code: "console-truncated",
      offset,
      message:
        "PowerShell has cut the listing short here, so the value is not in it. Print it again with `| To-json`, or expand this property.",
    });
  }
}
