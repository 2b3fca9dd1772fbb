import type { ReadString } from "./literals.ts";

/** How a quoted text is written. */
interface Quoting {
  readonly quote: string;
  /** What a backslash and the letter after it stand for. */
  readonly escapes: Readonly<Record<string, string>>;
  /** An escape of a character by its number, with the digits as its first group; sticky. */
  readonly byNumber: RegExp;
  /** Starts of an interpolation, such as `${`. */
  readonly interpolations: readonly string[];
  /** Sequences that stand for another text, such as `$${`. */
  readonly doubled: Readonly<Record<string, string>>;
}

const DEEPEST = 32;

/** A text in quotes on one line. Null when it has no end; an unknown escape stays as it is typed. */
export function readQuoted(
  text: string,
  from: number,
  quoting: Quoting,
  depth = 0,
): ReadString | null | undefined {
  const { quote } = quoting;
  if (!text.startsWith(quote, from)) return undefined;
  if (depth > DEEPEST) return null;
  let value = "";
  let isLiteral = true;
  let at = from + quote.length;
  for (;;) {
    const char = text[at];
    if (char === undefined || char === "\n" || char === "\r") return null;
    const doubled = Object.keys(quoting.doubled).find((each) => text.startsWith(each, at));
    if (doubled !== undefined) {
      value += quoting.doubled[doubled] ?? "";
      at += doubled.length;
    } else if (quoting.interpolations.some((each) => text.startsWith(each, at))) {
      isLiteral = false;
      const end = skipInterpolation(text, at + 2, quoting, depth);
      if (end === null) return null;
      at = end;
    } else if (char === "\\") {
      const [plain, length] = readEscape(text, at, quoting);
      value += plain;
      at += length;
    } else if (text.startsWith(quote, at)) return { value, end: at + quote.length, isLiteral };
    else {
      value += char;
      at += 1;
    }
  }
}

function readEscape(text: string, at: number, quoting: Quoting): readonly [string, number] {
  const letter = text[at + 1] ?? "";
  const plain = quoting.escapes[letter];
  if (plain !== undefined) return [plain, 2];
  quoting.byNumber.lastIndex = at;
  const found = quoting.byNumber.exec(text);
  const code = Number.parseInt(found?.[1] ?? "", 16);
  if (found && code <= 0x10ffff) return [String.fromCodePoint(code), found[0].length];
  return ["\\", 1];
}

/** The offset after the brace that closes an interpolation; null when none does. */
function skipInterpolation(
  text: string,
  from: number,
  quoting: Quoting,
  depth: number,
): number | null {
  let braces = 1;
  let at = from;
  while (braces > 0) {
    const char = text[at];
    if (char === undefined || char === "\n" || char === "\r") return null;
    const inner = readQuoted(text, at, quoting, depth + 1);
    if (inner === null) return null;
    if (inner) {
      at = inner.end;
      continue;
    }
    if (char === "{") braces += 1;
    if (char === "}") braces -= 1;
    at += 1;
  }
  return at;
}
