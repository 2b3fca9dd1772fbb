import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearMiss } from "./near-miss.ts";

const KEYS = ["ServiceIPRangeSize", "ServiceIPRangeStart", "NetworkPlugin", "DnsServers", "Mtu"];

test.each([
  ["ServiceIPRangeRange", "ServiceIPRangeSize"],
  ["DnsServer", "DnsServers"],
  ["NetworkPlguin", "NetworkPlugin"],
  ["mtuu", "Mtu"],
  ["AioDeploy", undefined],
  ["Foo", undefined],
])("%s was meant as %s", (typed, meant) => {
  expect(nearMiss(typed, KEYS)).toBe(meant);
});

test("the distance is a distance", () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
