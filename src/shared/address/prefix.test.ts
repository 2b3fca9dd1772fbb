import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import {
  broadcastOf,
  formatInterfaceAddress,
  formatPrefix,
  hostsOf,
  isHost,
  isNetworkOrBroadcast,
  maskOf,
  parseInterfaceAddress,
  parsePrefix,
  prefixContains,
  prefixContainsPrefix,
  prefixOf,
  prefixSize,
  prefixesOverlap,
  rangeOfPrefix,
  samePrefix,
  smallestLengthFor,
  usableCount,
} from "./prefix.ts";
import { formatRange, rangeSize } from "./range.ts";

const address = fc.integer({ min: 0, max: 0xffff_ffff });
const length = fc.integer({ min: 0, max: 32 });
const prefix = fc.tuple(address, length).map(([a, n]) => prefixOf(a, n));
const at = (text: string) => unwrap(parseIpv4(text));
const net = (text: string) => unwrap(parsePrefix(text)).prefix;

test.each([
  // Traps of network-validation.md 5.3 with a length.
  ["010.0.0.1/8", "leading-zero", "10.0.0.1/8"],
  ["0x0a.0.0.1/8", "hex", "10.0.0.1/8"],
  ["10.1/16", "short", undefined],
  ["10.0.0.1 ", "blank", undefined],
  ["010.0.0.1", "leading-zero", undefined],
  ["10.0.0.0/24 ", "blank", "10.0.0.0/24"],
  ["10.1.2.999/24", "octet-range", undefined],
  ["1.2.3.4/33", "length-range", undefined],
  ["1.2.3.4/-1", "sign", undefined],
  ["1::2::3/64", "ipv6", undefined],
  ["fd00::/64", "ipv6", undefined],
  ["", "empty", undefined],
  ["10.0.0.0", "no-length", undefined],
  ["10.0.0.0/", "no-length", undefined],
  ["10.0.0.0/255.255.255.0", "netmask", "10.0.0.0/24"],
  ["10.0.0.0 255.255.255.192", "netmask", "10.0.0.0/26"],
  ["10.0.0.0/255.255.255.255", "netmask", "10.0.0.0/32"],
  ["0.0.0.0/0.0.0.0", "netmask", "0.0.0.0/0"],
  ["10.0.0.0/255.0.255.0", "netmask", undefined],
  ["10.0.0.0/0.0.0.255", "netmask", undefined],
  ["10.0.0.0/+8", "sign", undefined],
  ["10.0.0.0/08", "leading-zero", "10.0.0.0/8"],
  ["10.0.0.0/099", "leading-zero", undefined],
  ["10.0.0.0 / 24", "blank", "10.0.0.0/24"],
  ["10.0.0.0/24/8", "length", undefined],
  ["10.0.0.0/x", "length", undefined],
  ["/24", "empty", undefined],
])("refuses %j as %s", (text, code, suggestion) => {
  const result = parsePrefix(text);
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(result.ok ? undefined : result.error.suggestion).toBe(suggestion);
});

test("bug museum 17: host bits of a vendor sample are accepted and reported", () => {
  const parsed = unwrap(parsePrefix("10.220.32.16/24"));
  expect(parsed.hostBits).toBe(true);
  expect(formatPrefix(parsed.prefix)).toBe("10.220.32.0/24");
  expect(formatIpv4(parsed.address)).toBe("10.220.32.16");
  expect(unwrap(parsePrefix("10.220.32.0/24")).hostBits).toBe(false);
});

test("bug museum 10: 10.244.1.10 does not overlap 10.96.0.0/12", () => {
  expect(prefixContains(net("10.96.0.0/12"), at("10.244.1.10"))).toBe(false);
  expect(prefixesOverlap(net("10.96.0.0/12"), net("10.244.0.0/16"))).toBe(false);
});

test("bug museum 18, TV-02, TV-03: the block must also hold network, broadcast and gateway", () => {
  expect(smallestLengthFor(32)).toBe(27);
  expect(smallestLengthFor(33)).toBe(26);
  expect(smallestLengthFor(32 + 2 + 1)).toBe(26);
  expect(usableCount(net("10.20.30.0/27"))).toBe(30);
});

test.each([
  [24, 254],
  [26, 62],
  [27, 30],
  [28, 14],
  [30, 2],
  [31, 2],
  [32, 1],
  [0, 2 ** 32 - 2],
])("TV-18: a /%i has %i usable addresses", (n, usable) => {
  expect(usableCount({ network: 0, length: n })).toBe(usable);
});

test("smallestLengthFor is the greatest length whose block is large enough", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (need) => {
      const n = smallestLengthFor(need);
      expect(2 ** (32 - n)).toBeGreaterThanOrEqual(need);
      expect(n === 32 || 2 ** (31 - n) < need).toBe(true);
    }),
  );
  expect([0, 1, 2, 2 ** 32, 2 ** 33].map(smallestLengthFor)).toEqual([32, 32, 31, 0, 0]);
});

test("TV-17: 10.11.23.45/16 is in the network of 10.11.1.10/16, not of 10.12.0.0/16", () => {
  const moc = unwrap(parseInterfaceAddress("10.11.23.45/16"));
  expect(formatRange(rangeOfPrefix(moc.prefix))).toBe("10.11.0.0–10.11.255.255");
  expect(samePrefix(moc.prefix, unwrap(parseInterfaceAddress("10.11.1.10/16")).prefix)).toBe(true);
  expect(samePrefix(moc.prefix, net("10.12.0.0/16"))).toBe(false);
});

test("/31 and /32 have no network and broadcast address", () => {
  expect(formatRange(hostsOf(net("10.0.0.0/30")))).toBe("10.0.0.1–10.0.0.2");
  expect(formatRange(hostsOf(net("10.0.0.0/31")))).toBe("10.0.0.0–10.0.0.1");
  expect(formatRange(hostsOf(net("10.0.0.7/32")))).toBe("10.0.0.7");
  expect(isNetworkOrBroadcast(net("10.0.0.0/31"), at("10.0.0.0"))).toBe(false);
  expect(isNetworkOrBroadcast(net("10.0.0.0/30"), at("10.0.0.3"))).toBe(true);
});

test("every address of a prefix is a host or the network or broadcast address", () => {
  fc.assert(
    fc.property(prefix, address, (p, a) => {
      for (const x of [a, p.network, p.network + 1, broadcastOf(p) - 1, broadcastOf(p)]) {
        expect(prefixContains(p, x)).toBe(isHost(p, x) !== isNetworkOrBroadcast(p, x));
      }
      expect(rangeSize(rangeOfPrefix(p))).toBe(prefixSize(p));
      expect(rangeSize(hostsOf(p))).toBe(usableCount(p));
    }),
  );
});

test("parse undoes format", () => {
  fc.assert(
    fc.property(address, length, (a, n) => {
      const p = prefixOf(a, n);
      expect(unwrap(parsePrefix(formatPrefix(p)))).toEqual({
        address: p.network,
        prefix: p,
        hostBits: false,
      });
      const parsed = unwrap(parseInterfaceAddress(formatInterfaceAddress(a, n)));
      expect(parsed).toEqual({ address: a, prefix: p, hostBits: a !== p.network });
    }),
  );
});

test("agrees with ipaddr.js on mask, network, broadcast and membership", () => {
  fc.assert(
    fc.property(address, length, address, (a, n, other) => {
      const text = formatInterfaceAddress(a, n);
      const { prefix: p } = unwrap(parsePrefix(text));
      expect(formatIpv4(p.network)).toBe(ipaddr.IPv4.networkAddressFromCIDR(text).toString());
      expect(formatIpv4(broadcastOf(p))).toBe(
        ipaddr.IPv4.broadcastAddressFromCIDR(text).toString(),
      );
      expect(formatIpv4(maskOf(n))).toBe(ipaddr.IPv4.subnetMaskFromPrefixLength(n).toString());
      const match = ipaddr.IPv4.parse(formatIpv4(other)).match(ipaddr.IPv4.parseCIDR(text));
      expect(prefixContains(p, other)).toBe(match);
    }),
  );
});

test("prefixes are laminar: they overlap exactly when one contains the other", () => {
  const small = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
    .map(([a, n]) => prefixOf(a, n));
  fc.assert(
    fc.property(small, small, (a, b) => {
      const nested = prefixContainsPrefix(a, b) || prefixContainsPrefix(b, a);
      expect(prefixesOverlap(a, b)).toBe(nested);
      expect(prefixContainsPrefix(a, b) && prefixContainsPrefix(b, a)).toBe(samePrefix(a, b));
    }),
  );
});

test("bug museum 5: a /26 and a /24 that contains it overlap", () => {
  expect(prefixesOverlap(net("192.168.111.192/26"), net("192.168.111.0/24"))).toBe(true);
});

test("any text is parsed or explained, and a suggestion is itself accepted", () => {
  const nearly = fc.string({
    unit: fc.constantFrom(..."0123456789..// -x".split("")),
    maxLength: 20,
  });
  const cidr = fc.tuple(fc.ipV4Extended(), fc.nat(40)).map(([a, n]) => `${a}/${n}`);
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string(), cidr), (text) => {
      const result = parsePrefix(text);
      const again = result.ok
        ? formatInterfaceAddress(result.value.address, result.value.prefix.length)
        : text;
      expect(again).toBe(text);
      const error = result.ok ? undefined : result.error;
      expect(error?.message ?? "Accepted.").toMatch(/\.$/);
      expect(parsePrefix(error?.suggestion ?? "10.0.0.0/24").ok).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("a length that is none is a fault of the program", () => {
  expect(() => maskOf(33)).toThrow(RangeError);
  expect(() => maskOf(Number.NaN)).toThrow(RangeError);
});
