import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { codeText, type CodeBlock } from "./block.ts";
import { shell } from "./command.ts";
import { quoteShell } from "./quote-shell.ts";
import { hasUnseen } from "./visible-text.ts";

/** The arguments that a real shell makes of a line. */
function argumentsOf(line: string): string[] {
  const out = execFileSync("/bin/sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  return out.split("\0").slice(0, -1);
}

test("each hostile name is one argument of a real shell, or refused", () => {
  const quoted = HOSTILE_NAMES.flatMap((name) => {
    const literal = quoteShell(name);
    expect(literal.ok).toBe(!hasUnseen(name) && name.length <= 1024);
    return literal.ok ? [{ name, literal: literal.value }] : [];
  });
  expect(quoted.length).toBeGreaterThan(100);
  expect(argumentsOf(quoted.map(({ literal }) => literal).join(" "))).toEqual(
    quoted.map(({ name }) => name),
  );
});

test("any text is one argument of a real shell, or refused", () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom("'", '"', "`", "$", "\\", ";", " ", "a", "!") }),
    ),
    { minLength: 1, maxLength: 50 },
  );
  fc.assert(
    fc.property(texts, (all) => {
      const taken = all.flatMap((text) => {
        const literal = quoteShell(text);
        return literal.ok ? [{ text, literal: literal.value }] : [];
      });
      const line = ["'first'", ...taken.map(({ literal }) => literal)].join(" ");
      expect(argumentsOf(line)).toEqual(["first", ...taken.map(({ text }) => text)]);
    }),
    { numRuns: 60 },
  );
});

test("a command keeps the value beside its literal", () => {
  const names = ["a", "it's", "c", "d", "e", "f"].map((text) => ({ label: "name", text }));
  const [block] = shell({ document: "engineering" })`az thing --names ${names} --yes`;
  expect(codeText(block as CodeBlock)).toBe(
    "az thing --names 'a' 'it'\\''s' 'c' 'd' 'e' \\\n'f' --yes",
  );
  expect(block).toMatchObject({
    language: "shell",
    parts: expect.arrayContaining([{ value: "'it'\\''s'", text: "it's" }]),
  });
});
