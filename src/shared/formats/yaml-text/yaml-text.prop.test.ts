import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYamlText } from "./parse-yaml-text.ts";

function read(text: string): unknown {
  const parsed = parseYamlText(text);
  return parsed.ok ? parsed.value.value : parsed.error;
}

test("reads what people write: comments, lists, nested maps, words that are no booleans", () => {
  const text = 'site: # where\n  name: "Plant 7"\n  on: yes\n  vlans: [7, 8]\nempty:\n';
  expect(read(text)).toEqual({ site: { name: "Plant 7", on: "yes", vlans: [7, 8] }, empty: null });
});

test("names a key that stands twice, and the last one counts", () => {
  const parsed = parseYamlText("a:\n  b: 1\n  b: 2\n");
  expect(parsed).toMatchObject({
    value: { value: { a: { b: 2 } }, duplicates: [{ path: "a.b", line: 3, column: 3 }] },
  });
});

describe("says what is wrong, and where", () => {
  test.each([
    ["a: [1, 2\nb: 3\n", { code: "yaml-syntax", line: 2 }],
    ["", { code: "yaml-empty", line: 1, column: 1 }],
    ["a: &x [1]\nb: *x\n", { code: "yaml-unsafe", line: 2, column: 4 }],
    ["__proto__:\n  x: 1\n", { code: "yaml-unsafe", line: 1, column: 1 }],
    ["? [a, b]\n: 1\n", { code: "yaml-unsafe", line: 1 }],
    [`${"[".repeat(70)}${"]".repeat(70)}`, { code: "yaml-too-deep", line: 1, column: 65 }],
    ["[\n".repeat(9_000), { code: "yaml-syntax" }],
    [" ".repeat(70_000), { code: "yaml-too-large", line: 1 }],
    ["\n".repeat(600_000), { code: "yaml-too-large" }],
  ])("%#", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

const TOKENS = [
  ..."{}[],:-?&*!|>'\"%@`# \n\t".split(""),
  "\n  ",
  "\n- ",
  "key: ",
  "? ",
  "<<: ",
  "&a ",
  "*a",
  "!!binary ",
  "!!js/function ",
  "---\n",
  "...\n",
  "1e999",
  ".nan",
  "0x7f",
  "2001-01-01",
  "__proto__: ",
  "\u202e",
  "\ud800",
];

const NO_ERROR = { code: "yaml-none", message: "None.", line: 1, column: 1 };

test("any soup of tokens gives JSON or an error with a place", { timeout: 60_000 }, () => {
  const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((all) => all.join(""));
  fc.assert(
    fc.property(soup, (text) => {
      const parsed = parseYamlText(text);
      const { code, message, line, column } = parsed.ok ? NO_ERROR : parsed.error;
      expect(parsed.ok && JSON.stringify(parsed.value.value)).not.toBe(undefined);
      expect(code).toMatch(/^yaml-[a-z-]+$/);
      expect(message).toMatch(/^\S.*[.!?]$/s);
      expect(Math.min(line, column)).toBeGreaterThan(0);
    }),
    { numRuns: 3_000 },
  );
});
