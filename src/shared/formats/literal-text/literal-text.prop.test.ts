import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBicepparam } from "../bicep-text/parse-bicepparam.ts";
import { parseTfvars } from "../hcl-text/parse-tfvars.ts";

const TOKENS = [
  ..."{}[]()=:,'\"\\$%#/*?<>-.+1a@ \n\r\t".split(""),
  "\nparam a = ",
  "\nb = ",
  "\n  key: ",
  "${",
  "%{",
  "'''",
  "<<A\n",
  "\nA\n",
  "/*",
  "*/",
  "//",
  "true",
  "null",
  "'x'",
  '"x"',
  "f(",
  "1e999",
  "\\u{110000}",
  "\\uD800",
  "__proto__",
  "\u202e",
  "\ud800",
];

const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 80 }).map((all) => all.join(""));

describe.each([
  ["Bicep parameters", parseBicepparam, "param a = "],
  ["Terraform variables", parseTfvars, "a = "],
] as const)("%s", (_, parse, start) => {
  test("any soup of tokens gives literals or an error with a place", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          soup.map((text) => start + text),
          fc.string(),
        ),
        (text) => {
          const parsed = parse(text);
          const places = parsed.ok
            ? [...parsed.value.leftOut, ...parsed.value.duplicates]
            : [parsed.error];
          const lines = text.split(/\r\n|\n|\r/);
          for (const { line, column } of places) {
            expect(column).toBeGreaterThan(0);
            expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
          }
          expect(parsed.ok ? JSON.stringify(parsed.value.values) : parsed.error.message).toMatch(
            /\S/,
          );
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ["brackets", "[".repeat(500_000)],
    ["calls", "f(".repeat(300_000)],
    ["expressions in lists", `[${"x,".repeat(200_000)}]`],
    ["closed late", `${"[".repeat(60)}1${"]x".repeat(60)}`],
    ["interpolations", `${'"${'.repeat(100_000)}`],
    ["lines", "\n".repeat(1_000_000)],
    ["nothing but quotes", "'\"".repeat(300_000)],
  ])("ends on %s", (__, text) => {
    expect(parse(start + text)).toHaveProperty("ok");
  });
});
