import fc from "fast-check";
import { expect, test } from "vitest";
import { JSON_LIMITS, parseJsonText } from "./parse-json-text.ts";

test("reads what JSON.parse reads", () => {
  const texts = fc
    .json()
    .filter(
      (text) => !text.includes("__proto__") && JSON.stringify(JSON.parse(text)).isWellFormed(),
    );
  fc.assert(
    fc.property(texts, (text) => {
      expect(parseJsonText(text)).toEqual({
        ok: true,
        value: { value: JSON.parse(text), duplicates: [] },
      });
    }),
    { numRuns: 2_000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("refuses what JSON.parse refuses, in a sentence", () => {
  const noise = fc.constantFrom("", "{", "}", "[", "]", ",", '"', "'", "\\", "x", "1", "/", "\n");
  const damaged = fc.tuple(fc.json(), fc.nat(), noise, fc.nat(3)).map(([text, at, odd, cut]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + odd + text.slice(place + cut);
  });
  fc.assert(
    fc.property(damaged, (text) => {
      const ours = parseJsonText(text);
      expect(ours.ok && !isJson(text)).toBe(false);
      expect(ours.ok ? "It is JSON." : ours.error.message).toMatch(/^[A-Z].*\.$/s);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ["", "json-empty", 1, 1],
  ["{\n  // note\n}", "json-comment", 2, 3],
  ["{} # end", "json-comment", 1, 4],
  ["{}\r\n{}", "json-trailing", 2, 1],
  ['{"a": 1,}', "json-syntax", 1, 8],
  ["{'a': 1}", "json-syntax", 1, 2],
  ['{"a": True}', "json-syntax", 1, 7],
  ['{"a": 01}', "json-syntax", 1, 7],
  ['{"a": 1e999}', "json-syntax", 1, 7],
  ['{"path": "C:\\Program"}', "json-syntax", 1, 13],
  ['{"a": "b', "json-syntax", 1, 7],
  ['{"a": "\\ud800"}', "json-string", 1, 7],
  ['{"__proto__": 1}', "json-key", 1, 2],
  ['{"a": "x\ny"}', "json-syntax", 1, 9],
])("%j is %s at %i:%i", (text, code, line, column) => {
  expect(parseJsonText(text)).toMatchObject({ ok: false, error: { code, line, column } });
});

test("allows a byte order mark and names keys that stand twice", () => {
  expect(parseJsonText('\ufeff{"a": {"b": 1,\n"b": 2}}')).toEqual({
    ok: true,
    value: { value: { a: { b: 2 } }, duplicates: [{ path: "a.b", line: 2, column: 1 }] },
  });
});

test("bounds depth and size", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  expect(parseJsonText(nested(JSON_LIMITS.depth)).ok).toBe(true);
  expect(parseJsonText(nested(JSON_LIMITS.depth + 1))).toMatchObject({
    error: { code: "json-too-deep" },
  });
  expect(parseJsonText("[".repeat(1_000_000))).toMatchObject({ error: { code: "json-too-deep" } });
  expect(parseJsonText(" ".repeat(JSON_LIMITS.length + 1))).toMatchObject({
    error: { code: "json-too-large" },
  });
});
