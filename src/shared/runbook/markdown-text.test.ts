import fc from "fast-check";
import { expect, test } from "vitest";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { readInlines, readMarkdown } from "#shared/testing/markdown-tokens";
import { codeSpan, markdownInline } from "./markdown-text.ts";
import { visibleText } from "./visible-text.ts";

const names = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("`", "|", "\\", " ", "a", "*", "[") }),
);

/** A bar after a backslash is written out in a cell. */
function inCell(name: string): string {
  return visibleText(name).replace(/\\\|/g, "\\[U+007C]");
}

test("a code span in running text is one code span with the text as shown", () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(readInlines(`x ${codeSpan(name, "block")} y`)).toEqual([
        { type: "text", text: "x " },
        { type: "code", text: visibleText(name) },
        { type: "text", text: " y" },
      ]);
    }),
    { numRuns: 3000 },
  );
});

test("a code span in a cell leaves the row as it is", () => {
  fc.assert(
    fc.property(names, names, (a, b) => {
      const rows = `| h | i |\n| --- | --- |\n| ${codeSpan(a, "cell")} | ${codeSpan(b, "cell")} |`;
      const [table] = readMarkdown(rows);
      expect(table?.children?.[2]).toEqual({
        type: "row",
        children: [a, b].map((name) => ({
          type: "cell",
          children: [{ type: "code", text: inCell(name) }],
        })),
      });
    }),
    { numRuns: 3000 },
  );
});

test("words of a message are text, whatever they look like", () => {
  fc.assert(
    fc.property(names, (name) => {
      const [block, ...rest] = readMarkdown(markdownInline([{ text: `a ${name} b` }], "block"));
      expect(rest).toEqual([]);
      expect(block?.type).toBe("paragraph");
      for (const { type } of block?.children ?? []) expect(["text", "code"]).toContain(type);
    }),
    { numRuns: 3000 },
  );
});

test("words at the start of a block begin no list, heading or rule", () => {
  fc.assert(
    fc.property(names, (name) => {
      const printed = markdownInline([{ text: name.trim() === "" ? "x" : name }], "block");
      expect(readMarkdown(printed).map(({ type }) => type)).toEqual(["paragraph"]);
    }),
    { numRuns: 3000 },
  );
});

test("a value at the start of a block begins no fence", () => {
  fc.assert(
    fc.property(names, (name) => {
      const [block, ...rest] = readMarkdown(markdownInline([{ code: name }], "block"));
      expect(rest).toEqual([]);
      expect(block?.type).toBe("paragraph");
    }),
    { numRuns: 3000 },
  );
});

test("code parts that touch stay apart", () => {
  const printed = markdownInline([{ code: "a" }, { element: "x", name: "b" }], "block");
  expect(readInlines(printed).filter(({ type }) => type === "code")).toHaveLength(2);
});

test.each([
  ["pc-cell4", "`pc-cell4`"],
  ["a`b", "``a`b``"],
  ["`", "`` ` ``"],
  [" a ", "`  a  `"],
  ["a\nb", "`a[U+000A]b`"],
])("%j prints as %s", (name, printed) => expect(codeSpan(name, "block")).toBe(printed));
