import fc from "fast-check";
import { expect, test } from "vitest";
import { formatIpv4 } from "#shared/address/ipv4";
import { rangeSet } from "#shared/address/range-set";
import { startDesign } from "#shared/kinds/design";
import { createFacts } from "./engine.ts";
import { passes } from "./filters.ts";
import { stoppedBy } from "./permits.ts";
import { covers } from "./url-coverage.ts";

/** Eight addresses, so that rules meet. */
const address = fc.integer({ min: 0, max: 7 });
const range = fc
  .tuple(address, address)
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const text = fc
  .option(range, { nil: undefined })
  .map((r) => (r ? `${formatIpv4(r.start)}-${formatIpv4(r.end)}` : "any"));
const rule = fc.record({
  sources: text,
  destinations: text,
  proto: fc.constantFrom("any", "tcp", "udp"),
  ports: fc.constantFrom("", "22", "20-30", "443"),
  action: fc.constantFrom("allow", "deny"),
});

test("sets of machines pass a filter exactly when each pair of them does", () => {
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 6 }),
      fc.constantFrom("allow", "deny"),
      range,
      range,
      (portRules, defaultAction, from, to) => {
        const design = startDesign("filter");
        design.add("router", "fw", null, "fw", { defaultAction, portRules });
        const facts = createFacts(design.project);
        const traffic = {
          sources: rangeSet([from]),
          destinations: rangeSet([to]),
          proto: "tcp",
          port: 22,
        } as const;
        let all = true;
        for (let source = from.start; source <= from.end; source++) {
          for (let destination = to.start; destination <= to.end; destination++) {
            all &&= passes(facts, "fw", { source, destination, proto: "tcp", port: 22 });
          }
        }
        expect(stoppedBy(facts, "fw", traffic) === undefined).toBe(all);
      },
    ),
  );
});

test("all traffic passes only where a rule allows everything and none before denies a part", () => {
  const stops = (...portRules: Record<string, string>[]): boolean => {
    const design = startDesign("filter");
    design.add("router", "fw", null, "fw", { defaultAction: "deny", portRules });
    const one = rangeSet([{ start: 1, end: 1 }]);
    return (
      stoppedBy(createFacts(design.project), "fw", {
        sources: one,
        destinations: one,
        proto: "all",
      }) !== undefined
    );
  };
  expect(stops({ proto: "any", action: "allow" })).toBe(false);
  expect(stops({ proto: "tcp", action: "allow" })).toBe(true);
  expect(stops({ proto: "any", ports: "443", action: "allow" })).toBe(true);
  expect(
    stops({ proto: "tcp", ports: "23", action: "deny" }, { proto: "any", action: "allow" }),
  ).toBe(true);
});

test.each([
  ["*.pypi.org", "*.pypi.org", true],
  ["*.pypi.org", "pypi.org", false],
  ["*.org", "*.pypi.org", true],
  ["pypi.org", "*.pypi.org", false],
  ["*.evilpypi.org", "*.pypi.org", false],
  ["*", "gcr.io", true],
])("%s stands for %s: %s", (entry, pattern, expected) => {
  expect(covers(entry, pattern)).toBe(expected);
});
