import { expect, test } from "vitest";
import { isIsoDay, isoDay } from "./day.ts";

test("a moment gives the day of its place", () => {
  expect(isoDay(new Date(2026, 0, 9, 23, 59))).toBe("2026-01-09");
  expect(isoDay(new Date(2026, 10, 20))).toBe("2026-11-20");
});

test.each(["2026-11-20", "2028-02-29"])("%s is a day", (text) => expect(isIsoDay(text)).toBe(true));

test.each(["", "2026-2-3", "2026-02-30", "2026-13-01", "20.11.2026", "2026-11-20T00:00"])(
  "%j is none",
  (text) => expect(isIsoDay(text)).toBe(false),
);
