import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import { overlappingPairs } from "./prefix-order.ts";
import { isGlobalUnicast, SPECIAL_BLOCKS, specialBlockOf } from "./special.ts";

const at = (text: string) => unwrap(parseIpv4(text));

test.each([
  ["0.1.2.3", "never"],
  ["127.0.0.1", "never"],
  ["169.254.10.1", "never"],
  ["224.0.0.5", "never"],
  ["240.0.0.1", "never"],
  ["255.255.255.255", "never"],
  ["192.0.2.1", "documentation"],
  ["198.51.100.255", "documentation"],
  ["203.0.113.0", "documentation"],
  ["10.0.0.1", "private"],
  ["172.31.255.255", "private"],
  ["192.168.0.4", "private"],
  ["100.127.255.255", "shared"],
  ["172.32.0.0", undefined],
  ["100.128.0.0", undefined],
  ["8.8.8.8", undefined],
])("%s is %s", (text, usable) => {
  expect(specialBlockOf(at(text))?.usable).toBe(usable);
});

test("benchmarking and protocol assignments are not global, though no special use here", () => {
  expect(specialBlockOf(at("198.19.0.1"))).toBeUndefined();
  expect([at("198.19.0.1"), at("192.0.0.8"), at("10.0.0.1")].some(isGlobalUnicast)).toBe(false);
  expect([at("8.8.8.8"), at("198.20.0.0"), at("223.255.255.255")].every(isGlobalUnicast)).toBe(
    true,
  );
});

test("blocks do not overlap", () => {
  expect(overlappingPairs(SPECIAL_BLOCKS.map((block) => block.prefix))).toEqual([]);
});

test("agrees with ipaddr.js on private and shared addresses", () => {
  const names: Record<string, string> = { private: "private", carrierGradeNat: "shared" };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (a) => {
      const usable = specialBlockOf(a)?.usable;
      const expected = names[ipaddr.IPv4.parse(formatIpv4(a)).range()];
      expect(usable === "private" || usable === "shared" ? usable : undefined).toBe(expected);
    }),
    { numRuns: 3_000 },
  );
});
