import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { isHyperVMac, isLocallyAdministered, isUnicastMac, parseMac } from "./mac.ts";

test.each(["00-15-5d-01-02-03", "00:15:5D:01:02:03", "00155d010203"])("reads %s", (text) => {
  expect(unwrap(parseMac(text))).toBe("00-15-5D-01-02-03");
});

test.each([
  ["", "empty", undefined],
  ["00-15:5d-01:02-03", "separators", "00-15-5D-01-02-03"],
  ["0015.5d01.0203", "separators", "00-15-5D-01-02-03"],
  [" 00-15-5d-01-02-03", "separators", "00-15-5D-01-02-03"],
  ["00-15-5d-0102-03", "separators", "00-15-5D-01-02-03"],
  ["00-15-5d-01-02", "mac", undefined],
  ["00-15-5d-01-02-0g", "mac", undefined],
  ["0-15-5d-1-2-3", "mac", undefined],
])("refuses %j as %s", (text, code, suggestion) => {
  const result = parseMac(text);
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(result.ok ? undefined : result.error.suggestion).toBe(suggestion);
});

test("reads the bits of the first octet", () => {
  expect(isUnicastMac("00-15-5D-01-02-03")).toBe(true);
  expect(isUnicastMac("01-00-5E-00-00-01")).toBe(false);
  expect(isUnicastMac("FF-FF-FF-FF-FF-FF")).toBe(false);
  expect(isLocallyAdministered("02-00-00-00-00-01")).toBe(true);
  expect(isLocallyAdministered("00-15-5D-01-02-03")).toBe(false);
  expect(isHyperVMac("00-15-5D-01-02-03")).toBe(true);
  expect(isHyperVMac("00-15-5E-01-02-03")).toBe(false);
});

test("a canonical address reads back as itself", () => {
  const octet = fc.nat(255).map((n) => n.toString(16).padStart(2, "0").toUpperCase());
  const mac = fc.array(octet, { minLength: 6, maxLength: 6 }).map((octets) => octets.join("-"));
  fc.assert(
    fc.property(mac, (text) => {
      expect(unwrap(parseMac(text))).toBe(text);
    }),
  );
});
