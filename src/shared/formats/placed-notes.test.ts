import { expect, test } from "vitest";
import { collectNotes } from "./notes.ts";
import { placedNotes } from "./placed-notes.ts";

const places = new Map([
  ["a", { line: 1, column: 1 }],
  ["a.b", { line: 2, column: 3 }],
]);

function said(path: string): string | undefined {
  const notes = collectNotes();
  placedNotes(notes, (at) => places.get(at)).warning("code", path, "Said.");
  return notes.list()[0]?.message;
}

test("a note begins with the place of its path, or of the nearest path around it", () => {
  expect(said("a.b")).toBe("Line 2, column 3: Said.");
  expect(said("a.b[2].c")).toBe("Line 2, column 3: Said.");
  expect(said("a.x")).toBe("Line 1, column 1: Said.");
  expect(said("x.y")).toBe("Said.");
  expect(said("")).toBe("Said.");
});

test("keys with dots and brackets of their own are no endless way", () => {
  for (const path of ["N[", "a.N[", "[", "]", "a]", ".", "a..[[", "x[]y["]) {
    expect(said(path)).toMatch(/Said\.$/);
  }
});
