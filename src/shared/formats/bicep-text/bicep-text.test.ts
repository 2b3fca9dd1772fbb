import { describe, expect, test } from "vitest";
import { parseBicepparam } from "./parse-bicepparam.ts";

function read(text: string) {
  const parsed = parseBicepparam(text);
  if (!parsed.ok)
    throw new Error(`${parsed.error.line}:${parsed.error.column} ${parsed.error.message}`);
  return parsed.value;
}

test("reads texts, numbers, words, lists and objects, with comments anywhere", () => {
  const text = `using 'main.bicep' // the template
/* a
   comment */
param name = 'it\\'s \\\\ \\u{1F600}' // and more
param count = -3
param on = true
param none = null
param lines = '''
two
lines'''
param list = ['a', 'b'
  // between
  'c'
]
param object = {
  key: 'value'
  'other key': [1, 2], last: {}
}
`;
  expect(read(text)).toEqual({
    values: {
      name: "it's \\ 😀",
      count: -3,
      on: true,
      none: null,
      lines: "two\nlines",
      list: ["a", "b", "c"],
      object: { key: "value", "other key": [1, 2], last: {} },
    },
    leftOut: [],
    duplicates: [],
  });
});

describe("what is no literal is left out and named with its place, never guessed", () => {
  test.each([
    ["param a = readEnvironmentVariable('A', 'b')", "a", 1, 11],
    ["param a = 'x${y}'", "a", 1, 11],
    ["param a = 'x${'}'}' ", "a", 1, 11],
    ["\nparam a = 1 + 2", "a", 2, 11],
    ["param a = true ? 'b' : 'c'", "a", 1, 11],
    ["param a = true\n  ? 'b'\n  : 'c'\n", "a", 1, 11],
    ["param a = ['x'][0]", "a", 1, 11],
    ["param a = other", "a", 1, 11],
    ["param a = $'''x'''", "a", 1, 11],
    ["param a =", "a", 1, 10],
    ["param a = [\n  'x'\n  toLower('Y')\n]", "a[1]", 3, 3],
    ["param a = {\n  b: c.d\n}", "a.b", 2, 6],
    ["param a = {\n  ...b\n}", "a", 2, 3],
    ["extends 'base.bicepparam'", "", 1, 1],
    ["nonsense here", "", 1, 1],
  ])("%s", (text, path, line, column) => {
    const { leftOut } = read(text);
    expect(leftOut.map((each) => [each.path, each.line, each.column])).toEqual([
      [path, line, column],
    ]);
  });

  test("the rest of the list and the file is read all the same", () => {
    const { values } = read("param a = ['x', f(1, [2]), 'z']\nparam b = g()\nparam c = 1\n");
    expect(values).toEqual({ a: ["x", "z"], c: 1 });
  });
});

test("a parameter given twice is named", () => {
  expect(read("param a = 1\nparam a = 2")).toMatchObject({
    values: { a: 2 },
    duplicates: [{ path: "a", line: 2, column: 1 }],
  });
});

describe("an error says where", () => {
  test.each([
    ["param a = 'x", "bicep-syntax", 1, 11],
    ["param a = [\n 1", "bicep-syntax", 1, 11],
    ["param a = {\n b: ]\n}", "bicep-syntax", 2, 5],
    ["/* no end", "bicep-syntax", 1, 1],
    ["param a = '''x", "bicep-syntax", 1, 11],
    [`param a = ${"[".repeat(80)}`, "bicep-too-deep", 1, 76],
  ])("%s", (text, code, line, column) => {
    const parsed = parseBicepparam(text);
    expect(parsed).toMatchObject({ ok: false, error: { code, line, column } });
  });
});
