import fc from "fast-check";
import { expect, test } from "vitest";
import type { Result } from "#shared/kernel/result";
import { completeAddress } from "./complete.ts";
import { parseDnsName } from "./dns-name.ts";
import { parseInteger } from "./integer.ts";
import { parseIpv4 } from "./ipv4.ts";
import { parseIpv6 } from "./ipv6.ts";
import { parseMac } from "./mac.ts";
import { parsePrefix } from "./prefix.ts";
import { parseProxyUrl } from "./proxy-url.ts";
import { parseRange } from "./range.ts";
import type { TextError } from "./text-error.ts";

const parsers: readonly [string, (text: string) => Result<unknown, TextError>][] = [
  ["parseIpv4", parseIpv4],
  ["parsePrefix", parsePrefix],
  ["parseRange", (text) => parseRange(text)],
  ["completeAddress", (text) => completeAddress(text, undefined)],
  ["parseIpv6", parseIpv6],
  ["parseMac", parseMac],
  ["parseInteger", parseInteger],
  ["parseDnsName", (text) => parseDnsName(text)],
  ["parseProxyUrl", parseProxyUrl],
];

const near = fc.string({
  unit: fc.constantFrom(..."0001289..../-– :xafht@%[]*pé".split("")),
  maxLength: 24,
});
const good = fc.constantFrom(
  ..."010.0.0.1 10.0.0.0/24 10.0.0.1-9 10.0.0.1–10.0.0.9 fd00::1 ::10.0.0.1 0016".split(" "),
  ..."http://10.0.0.8:80 http://a.b:80/ shop.local. 00-15-5D-01-02-03".split(" "),
);
// A good text with something put into it is where explanations are hardest.
const damaged = fc
  .tuple(fc.oneof(good, fc.ipV4Extended()), near, fc.nat(20), fc.nat(3))
  .map(([text, noise, at, n]) => text.slice(0, at) + noise.slice(0, n) + text.slice(at));

test.each(parsers)("%s explains in sentences and suggests only what it accepts", (_, parse) => {
  fc.assert(
    fc.property(fc.oneof(near, damaged), (text) => {
      const result = parse(text);
      const { code, message, suggestion } = result.ok ? ACCEPTED : result.error;
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(message).toMatch(/^.{5,}\.$/s);
      expect(suggestion === undefined || parse(suggestion).ok).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test.each(parsers)("%s survives a very long text", (_, parse) => {
  for (const unit of [" ", "/", ".", ":", "-", "0", "1.", "a", "::", "http://"])
    for (const text of [unit.repeat(50_000), `1${unit.repeat(50_000)}1`])
      expect(parse(text)).toMatchObject({ ok: false, error: { message: expect.any(String) } });
});

const ACCEPTED: TextError = { code: "accepted", message: "Accepted." };
