import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleJson } from "./quote-json.ts";
import { hasUnseen, visibleText } from "./visible-text.ts";
import { withholdSecrets } from "./withhold-secrets.ts";

test.each([
  ["pc-cell4", "pc-cell4"],
  ["a\u202eb", "a[U+202E]b"],
  ["a\nb\tc", "a[U+000A]b[U+0009]c"],
  ["\u00a0a", "[U+00A0]a"],
  ["\ud800", "[U+D800]"],
  ["\u{e0041}", "[U+E0041]"],
  ["", "[empty]"],
  ["Größe 中文 é", "Größe 中文 é"],
])("%j is shown as %s", (text, shown) => expect(visibleText(text)).toBe(shown));

test("nothing unseen is left, and doing it twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = visibleText(text);
      expect(hasUnseen(shown)).toBe(false);
      expect(shown.isWellFormed()).toBe(true);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
});

test("JSON means the same after its unseen characters are escaped", () => {
  const keys = fc.string({ unit: "binary" }).filter((key) => key !== "__proto__");
  fc.assert(
    fc.property(
      fc.dictionary(keys, fc.string({ unit: "binary" })),
      fc.constantFrom(undefined, 2, "\t"),
      (value, indent) => {
        const shown = visibleJson(JSON.stringify(value, null, indent));
        expect(JSON.parse(shown)).toEqual({ ...value });
        expect(hasUnseen(shown.replaceAll("\n", ""))).toBe(false);
      },
    ),
  );
});

test("secrets are emptied and named, and nothing else is", () => {
  const content = JSON.stringify({
    Arc: { ClientId: "id", ClientSecret: 's"e\\cret', ClusterName: "line4" },
    Join: { ClusterJoinToken: "abc" },
    Auth: { Password: "" },
  });
  const { content: bare, keys } = withholdSecrets(content);
  expect(JSON.parse(bare)).toEqual({
    Arc: { ClientId: "id", ClientSecret: null, ClusterName: "line4" },
    Join: { ClusterJoinToken: null },
    Auth: { Password: "" },
  });
  expect(keys).toEqual(["ClientSecret", "ClusterJoinToken"]);
});
