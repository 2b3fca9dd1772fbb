import type { Result } from "#shared/kernel/result";
import type { JsonError } from "../json-text/json-error.ts";
import type { Dialect, Literals, ReadString } from "../literal-text/literals.ts";
import { parseLiterals } from "../literal-text/parse-literals.ts";
import { readQuoted } from "../literal-text/quoted.ts";

const QUOTING = {
  quote: '"',
  escapes: { "\\": "\\", '"': '"', n: "\n", r: "\r", t: "\t" },
  byNumber:
    /\\(?:u(?=[\da-fA-F]{4})|U(?=[\da-fA-F]{8}))([\da-fA-F]{4}(?:(?<=U[\da-fA-F]{4})[\da-fA-F]{4})?)/y,
  interpolations: ["${", "%{"],
  doubled: { "$${": "${", "%%{": "%{" },
} as const;

const NAME = /(?:([A-Za-z_][\w-]*)|"([A-Za-z_][\w-]*)")[ \t]*=(?![=>])/y;
const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)[ \t]*(?:\r\n|\n|\r)/y;

const HCL: Dialect = {
  code: "hcl",
  lineComments: ["#", "//"],
  keySigns: ["=", ":"],
  linesEndItems: false,
  readString: (text, at) =>
    text[at] === "<" ? readHeredoc(text, at) : readQuoted(text, at, QUOTING),
  readTarget(text, at) {
    NAME.lastIndex = at;
    const found = NAME.exec(text);
    const name = found?.[1] ?? found?.[2];
    return name === undefined ? undefined : { name, end: NAME.lastIndex };
  },
  isIdle: () => false,
};

/** `<<END` … `END`: the lines between; with `<<-`, less the blanks that all of them begin with. */
function readHeredoc(text: string, from: number): ReadString | null | undefined {
  HEREDOC.lastIndex = from;
  const found = HEREDOC.exec(text);
  if (!found) return undefined;
  const [, dash, word = ""] = found;
  const body = HEREDOC.lastIndex;
  const closing = new RegExp(`^[ \\t]*${word}(?=[ \\t]*(?:\\r|\\n|$))`, "gm");
  closing.lastIndex = body;
  const end = closing.exec(text);
  if (!end) return null;
  const value = text.slice(body, end.index);
  const isLiteral = !/[$%]\{/.test(value.replace(/\$\$\{|%%\{/g, ""));
  const plain = value.replaceAll("$${", "${").replaceAll("%%{", "%{");
  return { value: dash ? unindented(plain) : plain, end: end.index + end[0].length, isLiteral };
}

function unindented(text: string): string {
  const lines = text.split("\n");
  const depths = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const least = depths.reduce((all, depth) => Math.min(all, depth), Infinity);
  return lines.map((line) => line.slice(Math.min(least, line.length))).join("\n");
}

/** The variables of a `.tfvars` file whose values are literals. */
export function parseTfvars(text: string): Result<Literals, JsonError> {
  return parseLiterals(text, HCL);
}
