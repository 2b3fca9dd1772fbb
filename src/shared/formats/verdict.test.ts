import { expect, test } from "vitest";
import { verdictOf } from "./verdict.ts";

const note = (code: string, severity: "error" | "warning" | "info" = "warning") => ({
  code,
  severity,
});

test.each([
  ["valid", [], []],
  ["valid", [note("schema-older", "info")], [{ severity: "info" }]],
  ["warn", [note("schema-unknown-key")], []],
  ["warn", [], [{ severity: "warning" }]],
  ["invalid", [note("schema-unknown-key")], [{ severity: "error" }]],
  ["invalid", [note("schema-wrong-type", "error")], []],
  ["incomplete", [note("schema-placeholder")], [{ severity: "error" }]],
  ["incomplete", [note("scalable-missing-field", "error")], []],
  [
    "migrate",
    [note("schema-placeholder", "error"), note("schema-legacy")],
    [{ severity: "error" }],
  ],
  ["reference", [note("schema-reference", "info")], []],
] as const)("%s, for the notes %j and findings %j", (verdict, notes, findings) => {
  expect(verdictOf(notes, findings)).toBe(verdict);
});
