import { expect, test } from "vitest";
import { hostileClasses } from "./hostile-classes.ts";
import { HOSTILE_NAMES } from "./hostile-names.ts";

test("the corpus holds at least 400 names, each once, and each class adds its own", () => {
  expect(HOSTILE_NAMES.length).toBeGreaterThanOrEqual(400);
  expect(new Set(HOSTILE_NAMES).size).toBe(HOSTILE_NAMES.length);
  for (const [label, names] of Object.entries(hostileClasses())) {
    expect(names.length, label).toBeGreaterThanOrEqual(5);
    expect(HOSTILE_NAMES).toEqual(expect.arrayContaining([...names]));
  }
});
