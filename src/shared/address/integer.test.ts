import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { parseInteger } from "./integer.ts";
import { parsePort } from "./port.ts";
import { parseVlan } from "./vlan.ts";

test.each([0, 1, -5, "0", "12", "-5", Number.MAX_SAFE_INTEGER])("reads %j", (value) => {
  expect(unwrap(parseInteger(value))).toBe(Number(value));
});

test("minus zero is zero", () => {
  expect(Object.is(unwrap(parseInteger(-0)), 0)).toBe(true);
});

test.each([
  ["", "empty"],
  [" ", "empty"],
  [" 1", "blank"],
  ["1 000", "blank"],
  ["01", "leading-zero"],
  ["-0", "not-integer"],
  ["+1", "not-integer"],
  ["1.5", "not-integer"],
  ["1e3", "not-integer"],
  ["0x10", "not-integer"],
  ["9007199254740993", "not-integer"],
  ["١", "not-integer"],
  [1.5, "not-integer"],
  [Number.NaN, "not-integer"],
  [Infinity, "not-integer"],
  [2 ** 53, "not-integer"],
  [null, "not-integer"],
  [undefined, "not-integer"],
  [true, "not-integer"],
  [[1], "not-integer"],
  [{ code: "x" }, "not-integer"],
  [1n, "not-integer"],
])("refuses %o as %s", (value, code) => {
  expect(parseInteger(value)).toMatchObject({ ok: false, error: { code } });
});

test("says what to write", () => {
  const result = parseInteger("9", { min: 1, max: 8, unit: "hours" });
  const message = "9 is out of range. Write a whole number of hours from 1 to 8.";
  expect(result).toEqual({ ok: false, error: { code: "out-of-range", message } });
});

test("VLANs are 0..4094 and ports 1..65535, both inclusive", () => {
  expect([-1, 0, "4094", 4095].map((v) => parseVlan(v).ok)).toEqual([false, true, true, false]);
  expect([0, 1, "65535", 65536].map((v) => parsePort(v).ok)).toEqual([false, true, true, false]);
});
