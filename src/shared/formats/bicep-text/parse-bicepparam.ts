import type { Result } from "#shared/kernel/result";
import type { JsonError } from "../json-text/json-error.ts";
import type { Dialect, Literals, ReadString } from "../literal-text/literals.ts";
import { parseLiterals } from "../literal-text/parse-literals.ts";
import { readQuoted } from "../literal-text/quoted.ts";

const QUOTING = {
  quote: "'",
  escapes: { "\\": "\\", "'": "'", n: "\n", r: "\r", t: "\t", $: "$" },
  byNumber: /\\u\{([\da-fA-F]{1,6})\}/y,
  interpolations: ["${"],
  doubled: {},
} as const;

const PARAM = /param[ \t]+([A-Za-z_]\w*)[ \t]*=(?![=~>])/y;
/** They name the template, or give names to values that other lines may use. */
const IDLE = /(?:using|var|metadata|type|func)\b/y;

const BICEP: Dialect = {
  code: "bicep",
  lineComments: ["//"],
  keySigns: [":"],
  linesEndItems: true,
  continuation: /\?|:|&&|\|\||[=!]=|[=!]~|[<>+*%]|\.[A-Za-z_]/y,
  readString: (text, at) =>
    text.startsWith("'''", at) ? readRaw(text, at) : readQuoted(text, at, QUOTING),
  readTarget(text, at) {
    PARAM.lastIndex = at;
    const found = PARAM.exec(text);
    return found?.[1] === undefined ? undefined : { name: found[1], end: PARAM.lastIndex };
  },
  isIdle(text, at) {
    IDLE.lastIndex = at;
    return IDLE.test(text);
  },
};

/** `'''` … `'''`: as it stands, without the line break it begins with. */
function readRaw(text: string, from: number): ReadString | null {
  let end = text.indexOf("'''", from + 3);
  if (end < 0) return null;
  // Quotes before the three that end it belong to the text.
  while (text[end + 3] === "'") end += 1;
  const value = text.slice(from + 3, end).replace(/^\r?\n/, "");
  return { value, end: end + 3, isLiteral: true };
}

/** The parameters of a `.bicepparam` file whose values are literals. */
export function parseBicepparam(text: string): Result<Literals, JsonError> {
  return parseLiterals(text, BICEP);
}
