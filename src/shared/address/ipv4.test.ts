import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { formatIpv4, isIpv4Text, parseIpv4 } from "./ipv4.ts";
import type { TextError } from "./text-error.ts";

const ACCEPTED: TextError = { code: "accepted", message: "Accepted." };
const address = fc.integer({ min: 0, max: 0xffff_ffff });

test.each([
  // Traps of network-validation.md 5.3: other libraries read these as some address.
  ["010.0.0.1", "leading-zero", "10.0.0.1"],
  ["0x0a.0.0.1", "hex", "10.0.0.1"],
  ["10.1", "short", undefined],
  ["10.0.0.1 ", "blank", "10.0.0.1"],
  ["10.1.2.999", "octet-range", undefined],
  ["10.1.2.999/24", "mask", undefined],
  ["1.2.3.4/33", "mask", "1.2.3.4"],
  ["1.2.3.4/-1", "mask", "1.2.3.4"],
  ["1::2::3", "ipv6", undefined],
  // Bug museum 12, and what else gets pasted into an address field.
  ["", "empty", undefined],
  ["   ", "empty", undefined],
  [" 10.0.0.1", "blank", "10.0.0.1"],
  ["10.0.0.1\n", "blank", "10.0.0.1"],
  ["\u200b10.0.0.1", "blank", "10.0.0.1"],
  ["10. 0.0.1", "blank", undefined],
  ["10.0.0.1 2", "blank", undefined],
  ["167772161", "short", undefined],
  ["0xa000001", "hex", undefined],
  ["10.0.0.08", "leading-zero", "10.0.0.8"],
  ["10.0.0.00", "leading-zero", "10.0.0.0"],
  ["10.0.0.256", "octet-range", undefined],
  ["10.0.0.4294967297", "octet-range", undefined],
  ["10.0.0.1.2", "long", undefined],
  ["10..0.1", "empty-octet", undefined],
  ["10.0.0.", "empty-octet", undefined],
  [".5", "empty-octet", undefined],
  ["-1.0.0.1", "sign", undefined],
  ["+10.0.0.1", "sign", undefined],
  ["10.0.0.-1", "sign", undefined],
  ["10.0.0.1e0", "character", undefined],
  ["10,0,0,1", "character", undefined],
  ["１０.0.0.1", "character", undefined],
  ["gateway.local", "character", undefined],
  ["10.0.0.1:80", "port", "10.0.0.1"],
  ["10.0.0.1-10.0.0.9", "range", undefined],
  ["10.0.0.1–9", "range", undefined],
  ["fe80::1", "ipv6", undefined],
  ["[fe80::1]:80", "ipv6", undefined],
  ["fe80::1%eth0", "ipv6", undefined],
  ["::ffff:10.0.0.1", "ipv6", undefined],
  ["00:15:5d:01:02:03", "mac", undefined],
])("refuses %j as %s", (text, code, suggestion) => {
  const result = parseIpv4(text);
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(result.ok ? undefined : result.error.suggestion).toBe(suggestion);
});

test("says what other tools would make of a leading zero", () => {
  const messages = ["010.0.0.1", "10.0.0.07", "10.0.0.09"].map((text) => {
    const result = parseIpv4(text);
    return result.ok ? "" : result.error.message;
  });
  expect(messages).toEqual([
    "Leading zero in 010: some tools read it as octal 8. Write 10.0.0.1.",
    "Leading zero in 07: some tools read such numbers as octal. Write 10.0.0.7.",
    "Leading zero in 09: some tools refuse it as an octal number. Write 10.0.0.9.",
  ]);
});

test.each([
  ["0.0.0.0", 0],
  ["10.0.0.1", 0x0a00_0001],
  ["128.0.0.0", 0x8000_0000],
  ["255.255.255.255", 0xffff_ffff],
])("reads %s as an unsigned integer", (text, value) => {
  expect(unwrap(parseIpv4(text))).toBe(value);
});

test("parse undoes format", () => {
  fc.assert(
    fc.property(address, (a) => {
      expect(unwrap(parseIpv4(formatIpv4(a)))).toBe(a);
    }),
  );
});

test("agrees with ipaddr.js on four decimal parts", () => {
  fc.assert(
    fc.property(fc.ipV4(), (text) => {
      expect(formatIpv4(unwrap(parseIpv4(text)))).toBe(ipaddr.IPv4.parse(text).toString());
    }),
  );
});

test("accepts a text exactly when it is its own canonical form, and explains every other", () => {
  const nearly = fc.string({
    unit: fc.constantFrom(..."0123456789.. -+x/:\n".split("")),
    maxLength: 16,
  });
  const any = fc.oneof(nearly, fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended());
  fc.assert(
    fc.property(any, (text) => {
      const result = parseIpv4(text);
      expect(result.ok).toBe(ipaddr.IPv4.isValidFourPartDecimal(text) && !/(^|\.)0\d/.test(text));
      expect(isIpv4Text(text)).toBe(result.ok);
      const { code, message, suggestion } = result.ok ? ACCEPTED : result.error;
      expect(result.ok ? formatIpv4(result.value) : text).toBe(text);
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(message).toMatch(/\.$/);
      expect(isIpv4Text(suggestion ?? "10.0.0.1")).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("a long run of blanks in a pasted text is refused", () => {
  expect(parseIpv4(`10${" ".repeat(200_000)}1`).ok).toBe(false);
});
