import { isJsonObject, type Json } from "#shared/kernel/json";

/** One line of a parameter file. */
export interface Param {
  readonly name: string;
  readonly value: Json;
}

/** A `.bicepparam` file for the template beside it; ASCII only, so that nothing hides in it. */
export function printBicepparam(template: string, groups: readonly (readonly Param[])[]): string {
  const parts = groups
    .filter((group) => group.length > 0)
    .map((group) =>
      group.map(({ name, value }) => `param ${name} = ${print(value, "")}\n`).join(""),
    );
  return [`using ${quote(template)}\n`, ...parts].join("\n");
}

function print(value: Json, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === "string") return quote(value);
  // Bicep has no fractions; a number that is none stands as a text, which the template refuses.
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? String(value) : quote(String(value));
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const items = (value as readonly Json[]).map((item) => `${inner}${print(item, inner)}\n`);
    return `[\n${items.join("")}${indent}]`;
  }
  if (isJsonObject(value)) {
    const members = Object.entries(value);
    if (members.length === 0) return "{}";
    const lines = members.map(
      ([key, item]) =>
        `${inner}${/^[A-Za-z_]\w*$/.test(key) ? key : quote(key)}: ${print(item, inner)}\n`,
    );
    return `{\n${lines.join("")}${indent}}`;
  }
  return JSON.stringify(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function quote(text: string): string {
  const body = text
    .replace(/[\\'\n\r\t]/g, (char) => ESCAPES[char] ?? char)
    .replaceAll("${", "\\${")
    .replace(/[^\x20-\x7e]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  return `'${body}'`;
}
