import { describe, expect, test } from "vitest";
import { parseTfvars } from "./parse-tfvars.ts";

function read(text: string) {
  const parsed = parseTfvars(text);
  if (!parsed.ok)
    throw new Error(`${parsed.error.line}:${parsed.error.column} ${parsed.error.message}`);
  return parsed.value;
}

test("reads texts, numbers, words, lists and maps, with comments anywhere", () => {
  const text = `# made by hand
name  = "a \\"b\\" $\${kept} \\u00e4" // and more
count = 3
on    = true
list = [
  "a", # first
  "b",
]
map = {
  key     = "value"
  "other" : [1, 2], last = {}
}
text = <<-END
    one
      two
    END
`;
  expect(read(text)).toEqual({
    values: {
      name: 'a "b" ${kept} ä',
      count: 3,
      on: true,
      list: ["a", "b"],
      map: { key: "value", other: [1, 2], last: {} },
      text: "one\n  two\n",
    },
    leftOut: [],
    duplicates: [],
  });
});

describe("what is no literal is left out and named with its place, never guessed", () => {
  test.each([
    ['a = "${var.b}"', "a", 1, 5],
    ["a = var.b", "a", 1, 5],
    ['a = file("x")', "a", 1, 5],
    ["a = 1 + 2", "a", 1, 5],
    ["a = [1\n + 2]", "a[0]", 1, 6],
    ["a = [for x in y : x]", "a[0]", 1, 6],
    ["a = <<X\n${b}\nX\n", "a", 1, 5],
    ["a = {\n  b = c.d\n}", "a.b", 2, 7],
    ['a = {\n  (b) = "c"\n}', "a", 2, 3],
    ['block "x" {\n  y = 1\n}\n', "", 1, 1],
  ])("%s", (text, path, line, column) => {
    const { leftOut } = read(text);
    expect(leftOut.map((each) => [each.path, each.line, each.column])).toEqual([
      [path, line, column],
    ]);
  });
});

describe("an error says where", () => {
  test.each([
    ['a = "x', "hcl-syntax", 1, 5],
    ['a = "${', "hcl-syntax", 1, 5],
    ["a = [\n1", "hcl-syntax", 1, 5],
    ["a = <<X\nno end", "hcl-syntax", 1, 5],
    ["}", "hcl-syntax", 1, 1],
  ])("%s", (text, code, line, column) => {
    expect(parseTfvars(text)).toMatchObject({ ok: false, error: { code, line, column } });
  });
});
