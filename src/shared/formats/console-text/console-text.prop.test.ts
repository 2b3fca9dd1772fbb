import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, jsonText, type Json, type JsonObject } from "#shared/kernel/json";
import { CONSOLE_LIMITS, parseConsoleText } from "./parse-console-text.ts";

const TOKENS = [
  ..."{}@;,=:\n\r \t\u2026".split(""),
  "@{",
  "} ; ",
  "...",
  "name : ",
  "iPv4 : @{address=10.0.0.1; ",
  "---- ----\n",
  "PS C:\\> ",
  "__proto__ : 1\n",
  "@{__proto__=1}",
  "    ",
  "System.Object[]",
  "@{a=".repeat(60),
  "{".repeat(60),
  "\u202e",
  "x".repeat(300),
];
const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((parts) => parts.join(""));

test("any text gives objects and problems with places inside it", () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string()), (text) => {
      const { objects, problems } = parseConsoleText(text);
      const lines = text.split(/\r\n|\n|\r/).length;
      for (const { line, column, message } of problems) {
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThan(0);
        expect(message).toMatch(/^[A-Z].*\.$/s);
      }
      for (const { value } of objects) expect(isPlain(value)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

function isPlain(value: Json): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (!isJsonObject(value)) return true;
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,10}$/);
const scalar = fc.oneof(
  fc
    .stringMatching(/^[a-z][a-z0-9./: -]{0,18}[a-z0-9]$/)
    .filter((text) => !/^(true|false|null)$/.test(text) && !text.endsWith("...")),
  fc.boolean(),
  fc.integer({ min: -99_999, max: 99_999 }),
  fc.constant(null),
);
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.dictionary(name, tie("value"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    fc.array(
      tie("value").filter((item) => item !== null && typeof item !== "string"),
      { minLength: 1, maxLength: 3 },
    ),
  ),
})).value;

/** As PowerShell prints it: no quotes, no line ends. */
function print(item: Json): string {
  if (Array.isArray(item)) return `{${item.map(print).join(", ")}}`;
  if (isJsonObject(item)) {
    return `@{${Object.entries(item)
      .map(([key, each]) => `${key}=${print(each)}`)
      .join("; ")}}`;
  }
  if (typeof item === "boolean") return item ? "True" : "False";
  return item === null ? "" : jsonText(item);
}

test("what is printed as a list is read back", () => {
  const object = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(object, { minLength: 1, maxLength: 3 }), (objects) => {
      const text = objects.map(listing).join("\n\n");
      const { objects: read, problems } = parseConsoleText(text);
      expect(problems).toEqual([]);
      expect(read.map((each) => each.value)).toEqual(objects);
    }),
    { numRuns: 1_000 },
  );
});

function listing(object: JsonObject): string {
  const width = Math.max(...Object.keys(object).map((key) => key.length));
  return Object.entries(object)
    .map(([key, item]) => `${key.padEnd(width)} : ${print(item)}`)
    .join("\n");
}

test("long listings stay bounded", () => {
  const many = "a : 1\n\n".repeat(100_000);
  expect(parseConsoleText(many).objects).toHaveLength(CONSOLE_LIMITS.objects);
  expect(parseConsoleText(`a : ${"@{b=".repeat(100_000)}`).problems.length).toBeGreaterThan(0);
  expect(parseConsoleText("x".repeat(CONSOLE_LIMITS.length + 1)).problems[0]?.code).toBe(
    "console-too-large",
  );
});
