import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeSet, setContains, setSize, subtractSets } from "#shared/address/range-set";
import { formatRange, type Range } from "#shared/address/range";
import { createFacts } from "#shared/facts/engine";
import { checkProject } from "#shared/rules/checker";
import { buildExample } from "#shared/templates/build-example";
import { formatIpv4 } from "#shared/address/ipv4";
import { blockTable } from "./block-table.ts";
import { runInWords } from "./block-words.ts";
import { blocksOn } from "./blocks-of-network.ts";
import { blocksBesideScope, solveExclusions } from "./exclusions.ts";
import { intervalTable } from "./interval-table.ts";
import { solveScopesOn } from "./scopes-of-network.ts";

const LAST = 31;
const EVERY = Array.from({ length: LAST + 1 }, (_, i) => i);

const range: fc.Arbitrary<Range> = fc
  .tuple(fc.nat(LAST), fc.nat(LAST))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const set = fc.array(range, { maxLength: 4 }).map(rangeSet);
const given = fc.record({ scope: range, exclusions: set, vips: set });

describe("minimal exclusions", () => {
  test("just the virtual addresses that could be leased, judged address by address", () => {
    fc.assert(
      fc.property(given, ({ scope, exclusions, vips }) => {
        const { added, all, leasable } = solveExclusions({ scope, exclusions, vips });
        const inScope = (at: number) => at >= scope.start && at <= scope.end;
        for (const at of EVERY) {
          const mustGo = inScope(at) && setContains(vips, at) && !setContains(exclusions, at);
          expect(setContains(added, at)).toBe(mustGo);
        }
        const leased = EVERY.filter((at) => inScope(at) && !setContains(all, at));
        expect(leased.length).toBe(leasable);
        expect(leased.some((at) => setContains(vips, at))).toBe(false);
      }),
    );
  });

  test("the proof covers every address once, and ends without a conflict", () => {
    fc.assert(
      fc.property(given, (each) => {
        const { proof, all } = solveExclusions(each);
        expect(proof.some(({ verdict }) => verdict === "conflict")).toBe(false);
        for (const [i, { range: at }] of proof.entries()) {
          expect(at.start).toBeLessThanOrEqual(at.end);
          expect(proof[i + 1]?.range.start ?? at.end + 1).toBe(at.end + 1);
        }
        for (const { range: at, ...said } of intervalTable({ ...each, exclusions: all })) {
          for (let address = at.start; address <= at.end; address += 1) {
            expect(setContains(each.vips, address)).toBe(said.virtual);
            expect(setContains(all, address)).toBe(said.excluded);
          }
        }
      }),
    );
  });
});

test("blocks beside the scope are all places of that size, and no other", () => {
  const within = { start: 1, end: LAST - 1 };
  fc.assert(
    fc.property(given, set, fc.integer({ min: 1, max: 8 }), ({ scope, exclusions }, held, size) => {
      const runs = blocksBesideScope(within, { scope, exclusions }, held, size);
      const isFree = (at: number) =>
        at >= within.start &&
        at <= within.end &&
        !setContains(held, at) &&
        !(at >= scope.start && at <= scope.end && !setContains(exclusions, at));
      const fits = EVERY.filter((at) =>
        Array.from({ length: size }, (_, i) => at + i).every(isFree),
      );
      const found = runs.flatMap(({ block, places }) =>
        Array.from({ length: places }, (_, i) => block.start + i),
      );
      expect(found).toEqual(fits);
      const leases = subtractSets([scope], exclusions);
      const proof = blockTable(within, leases, held, size);
      const covered = proof.flatMap(({ range: { start, end } }) =>
        EVERY.filter((at) => at >= start && at <= end),
      );
      expect(covered).toEqual(EVERY.filter((at) => at >= within.start && at <= within.end));
      for (const { range: at, verdict } of proof) {
        expect(isFree(at.start)).toBe(verdict === "room" || verdict === "short");
        expect(verdict === "room").toBe(fits.includes(at.start));
        expect(setContains(leases, at.start)).toBe(verdict === "leased");
      }
    }),
  );
});

test("in a design: a block that is placed where there is room raises no finding", () => {
  const design = (pool: string) =>
    buildExample({
      title: "blocks",
      base: "hci-dhcp",
      edits: [{ set: "vnet", fields: { vipPool: [pool] } }],
    });
  const rulesWith = (pool: string) => checkProject(design(pool)).map(({ rule }) => rule);
  const [blocks] = blocksOn(createFacts(design("10.20.30.29-10.20.30.33")), "nodes", 8);
  expect(blocks?.runs.map(runInWords)).toEqual([
    "10.20.30.34–10.20.30.52: 12 places, the first 10.20.30.34–10.20.30.41; outside of the scope",
    "10.20.30.54–10.20.30.62: 2 places, the first 10.20.30.54–10.20.30.61; outside of the scope",
  ]);
  expect(blocks?.proof.map((each) => [formatRange(each.range), each.verdict])).toEqual([
    ["10.20.30.1", "held"],
    ["10.20.30.2–10.20.30.28", "leased"],
    ["10.20.30.29–10.20.30.33", "held"],
    ["10.20.30.34–10.20.30.52", "room"],
    // The DHCP server itself.
    ["10.20.30.53", "held"],
    ["10.20.30.54–10.20.30.62", "room"],
  ]);
  expect(rulesWith("10.20.30.28-10.20.30.35")).toContain("UL-DHCP-001");
  expect(rulesWith("10.20.30.29-10.20.30.41")).not.toContain("UL-DHCP-001");
});

test("in a design: the exclusions that are found clear the finding, and none too many", () => {
  const design = (exclusions: readonly string[]) =>
    buildExample({
      title: "exclusions",
      base: "hci-dhcp",
      edits: [{ set: "dhcp.scope", fields: { exclusions: [...exclusions] } }],
    });
  const isLeased = (exclusions: readonly string[]) =>
    checkProject(design(exclusions)).some(({ rule }) => rule === "UL-DHCP-001");
  const [solution] = solveScopesOn(createFacts(design(["10.20.30.29"])), "nodes");
  const texts = (solution?.all ?? []).map(
    ({ start, end }) => `${formatIpv4(start)}-${formatIpv4(end)}`,
  );
  expect(texts).toEqual(["10.20.30.29-10.20.30.33"]);
  expect([setSize(solution?.added ?? []), solution?.leasable]).toEqual([4, 27]);
  expect([isLeased(["10.20.30.29"]), isLeased(texts)]).toEqual([true, false]);
  expect(isLeased(["10.20.30.29-10.20.30.32"])).toBe(true);
});
