import fc from "fast-check";
import { expect, test } from "vitest";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { powershellTokens } from "#shared/testing/powershell-tokens";
import { quotePowershell } from "./quote-powershell.ts";
import { hasUnseen } from "./visible-text.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      "\u2018",
      "\u2019",
      "\u201a",
      "\u201b",
      '"',
      "`",
      "$",
      ";",
      " ",
      "a",
    ),
  }),
  fc.constantFrom(...HOSTILE_NAMES),
);

/** What PowerShell makes of a line with the text in its middle, or why there is no such line. */
function readBack(text: string): unknown {
  const quoted = quotePowershell(text);
  return quoted.ok ? powershellTokens(`New-Thing -Name ${quoted.value} -Force`) : quoted.error;
}

/** What it must make of it. */
function wanted(text: string): unknown {
  if (hasUnseen(text)) return "unseen-character";
  if (text.length > 1024) return "too-long";
  return [
    { type: "word", text: "New-Thing" },
    { type: "word", text: "-Name" },
    { type: "literal", value: text },
    { type: "word", text: "-Force" },
  ];
}

test("any text is exactly one literal, or refused", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(readBack(text)).toEqual(wanted(text));
    }),
    { numRuns: 5000 },
  );
});

test.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name), name]))(
  "%s is exactly one literal, or refused",
  (_shown, name) => expect(readBack(name)).toEqual(wanted(name)),
);

test("two literals side by side stay two", () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const [x, y] = [quotePowershell(a), quotePowershell(b)];
      if (!x.ok || !y.ok) return;
      expect(powershellTokens(`${x.value}, ${y.value}`)).toEqual([
        { type: "literal", value: a },
        { type: "syntax", text: "," },
        { type: "literal", value: b },
      ]);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["Ethernet 2", "'Ethernet 2'"],
  ["it's", "'it''s'"],
  ["\u2018a\u2019", "'\u2018\u2018a\u2019\u2019'"],
  ["$(Get-Date) `n", "'$(Get-Date) `n'"],
  ["", "''"],
])("%s is quoted as %s", (text, literal) => {
  expect(quotePowershell(text)).toEqual({ ok: true, value: literal });
});

test.each([["a\nb"], ["a\u0000"], ["a\u202eb"], ["\ud800"], ["\u00a0a"], ["a\u200b"]])(
  "%j is refused",
  (text) => expect(quotePowershell(text)).toEqual({ ok: false, error: "unseen-character" }),
);

test("the tokenizer sees what a missing quote does", () => {
  expect(powershellTokens("a 'b'; c")).toContainEqual({ type: "syntax", text: ";" });
  expect(powershellTokens("a \u2018b\u2019; c")).toContainEqual({ type: "literal", value: "b" });
  expect(() => powershellTokens("a 'b")).toThrow("does not end");
});
