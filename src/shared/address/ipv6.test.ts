import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { isIPv6 } from "node:net";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { ipv6PrefixesOverlap, isIpv6Text, parseIpv6, parseIpv6Prefix } from "./ipv6.ts";

test.each([
  ["1::2::3", "two-gaps"],
  ["", "empty"],
  ["::1 ", "blank"],
  ["10.0.0.1", "ipv4"],
  ["fe80::1%eth0", "zone"],
  ["[::1]:80", "brackets"],
  ["::1/128", "mask"],
  ["1:2:3:4:5:6:7", "groups"],
  ["1:2:3:4:5:6:7:8:9", "groups"],
  ["1:2:3:4:5:6:7::8", "groups"],
  ["1:2:3:4::5:6:7:8", "groups"],
  ["12345::", "group"],
  [":1", "empty-group"],
  ["1:", "empty-group"],
  [":::", "empty-group"],
  ["g::", "character"],
  ["::10.0.0.01", "group"],
  ["10.0.0.1::", "group"],
  ["1:10.0.0.1::", "group"],
])("%j gives %s", (text, code) => {
  const result = parseIpv6(text);
  expect(result.ok ? undefined : result.error.code).toBe(code);
});

// The examples of RFC 5952 section 4 and of RFC 4291 section 2.2.
test.each([
  ["2001:0DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
  ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
  ["0:0:0:0:0:0:0:0", "::"],
  ["0:0:0:0:0:0:0:1", "::1"],
  ["FF01::101", "ff01::101"],
  ["1::", "1::"],
  ["::10.1.2.3", "::a01:203"],
])("writes %s as %s", (text, canonical) => {
  expect(unwrap(parseIpv6(text)).text).toBe(canonical);
});

test("accepts what Node accepts, writes what the URL standard writes, and reads it back", () => {
  const nearly = fc.string({
    unit: fc.constantFrom(..."0019afF::::.".split("")),
    maxLength: 24,
  });
  const words = fc.array(fc.constantFrom("0", "0", "1", "ffff", "0a"), {
    minLength: 6,
    maxLength: 8,
  });
  const spelled = words.map((list) => list.join(":"));
  const gapped = fc.tuple(words, fc.nat(8), fc.nat(8)).map(([list, a, b]) => {
    const cut = Math.min(a, b);
    return `${list.slice(0, cut).join(":")}::${list.slice(Math.max(a, b)).join(":")}`;
  });
  fc.assert(
    fc.property(fc.oneof(nearly, spelled, gapped, fc.ipV6()), (text) => {
      const result = parseIpv6(text);
      expect(result.ok).toBe(isIPv6(text));
      expect(isIpv6Text(text)).toBe(result.ok);
      if (!result.ok) return;
      // The URL standard serialises as RFC 5952 does; ipaddr.js reads ::1.2.3.4 as ::ffff:1.2.3.4.
      expect(`[${result.value.text}]`).toBe(new URL(`http://[${text}]`).hostname);
      expect(parseIpv6(result.value.text)).toEqual(result);
    }),
    { numRuns: 5_000 },
  );
});

test("reads prefixes", () => {
  expect(unwrap(parseIpv6Prefix("fd00:1::5/64"))).toMatchObject({
    address: { text: "fd00:1::5" },
    network: { text: "fd00:1::" },
    length: 64,
    hostBits: true,
  });
  expect(parseIpv6Prefix("fd00::")).toMatchObject({ error: { code: "no-length" } });
  expect(parseIpv6Prefix("fd00::/129")).toMatchObject({ error: { code: "length-range" } });
  expect(parseIpv6Prefix("fd00::/-1")).toMatchObject({ error: { code: "length-range" } });
  expect(parseIpv6Prefix("1::2::3/64")).toMatchObject({ error: { code: "two-gaps" } });
});

test("prefixes overlap exactly when the longer lies in the shorter", () => {
  const prefix = fc
    .tuple(
      fc.constantFrom("fd00::", "fd00:0:0:1::", "fd00:0:0:1:8000::", "fd01::", "::"),
      fc.nat(128),
    )
    .map(([a, n]) => `${a}/${n}`);
  fc.assert(
    fc.property(prefix, prefix, (a, b) => {
      const [x, y] = [unwrap(parseIpv6Prefix(a)), unwrap(parseIpv6Prefix(b))];
      const [outer, inner] = x.length <= y.length ? [x, y] : [y, x];
      const address = ipaddr.IPv6.parse(inner.network.text);
      const within = address.match(ipaddr.IPv6.parse(outer.network.text), outer.length);
      expect(ipv6PrefixesOverlap(x, y)).toBe(within);
    }),
  );
});
