import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFacts } from "#shared/facts/engine";
import { messageText } from "#shared/kernel/message";
import { checkProject } from "#shared/rules/checker";
import type { ExampleEdit } from "#shared/rules/example";
import { buildExample } from "#shared/templates/build-example";
import { TEMPLATES } from "#shared/templates/index";
import { dryInWords } from "./dry-words.ts";
import { planNetworks } from "./network-plan.ts";
import { planPool, type PoolFigures, type PoolPlan } from "./pool-plan.ts";

function design(base: string, edits: readonly ExampleEdit[] = [], edition?: string) {
  return buildExample({ title: "plan", base, edits, ...(edition ? { edition } : {}) });
}

function poolsOf(base: string, edits: readonly ExampleEdit[] = [], edition?: string): PoolPlan[] {
  const networks = planNetworks(createFacts(design(base, edits, edition)));
  return networks.flatMap(({ pools }) => pools);
}

function poolOf(label: string, pools: readonly PoolPlan[]): PoolPlan {
  const pool = pools.find((each) => each.label.startsWith(label));
  if (!pool) throw new Error(`no pool "${label}"`);
  return pool;
}

describe("the walk-through as a design", () => {
  const pools = poolsOf(
    "hci-static",
    [{ set: "site", fields: { countHostApiVip: false } }],
    "2022-05",
  );

  test("node pool: 27 of 27, nothing for a further cluster of 1 + 1", () => {
    const pool = poolOf("Node VM pool", pools);
    expect(pool).toMatchObject({ inUse: 15, needed: 27, reserved: 27, free: 0, afterUpgrade: 18 });
    expect(pool).toMatchObject({ afterCluster: -8, afterService: undefined });
    expect(dryInWords(pool)).toBe("with the next cluster: 8 short");
    expect(pool.steps.map(({ words }) => messageText(words))).toContain(
      "Node VM pool: 3 + 14 + 10 = 27",
    );
  });

  test("VIP pool: 5 of 5, and the next service is one too many", () => {
    const pool = poolOf("VIP pool", pools);
    expect(pool).toMatchObject({ needed: 5, reserved: 5, afterCluster: -2, afterService: -1 });
  });

  test("the same by leases: 27 can be leased", () => {
    const leased = poolOf("Leases", poolsOf("hci-dhcp", [], "2022-05"));
    expect(leased).toMatchObject({ needed: 27, reserved: 27, element: "dhcp.scope" });
  });
});

test("a site of container networking is planned like the platform below it", () => {
  for (const base of ["hci-static", "hci-dhcp"]) {
    const asHybrid = [{ set: "site", fields: { profile: "HYB" } }];
    expect(poolsOf(base, asHybrid), base).toEqual(poolsOf(base));
  }
  const pools = poolsOf("hybrid-static");
  expect(pools.map(({ label, needed, reserved }) => [label, needed, reserved])).toEqual([
    ["Node VM pool of linenet", 9, 39],
    ["VIP pool of linenet", 3, 20],
  ]);
});

test("every template has a plan for each network, and its pools hold what they need", () => {
  for (const template of TEMPLATES) {
    const { id } = template;
    const networks = planNetworks(createFacts(template.build("plan")));
    expect(networks.length, id).toBeGreaterThan(0);
    for (const { subnet } of networks) {
      expect((subnet?.reserved ?? 0) + (subnet?.free ?? 0), id).toBe(subnet?.usable ?? 0);
      expect(subnet?.largestBlock ?? 0, id).toBeLessThanOrEqual(subnet?.free ?? 0);
    }
  }
});

test("the other platforms have their own pools", () => {
  expect(
    poolsOf("arc-static").map(({ label, needed, reserved }) => [label, needed, reserved]),
  ).toEqual([
    ["VM pool of aks-net", 5, 41],
    ["Load balancer range of edge-1", 1, 11],
  ]);
  expect(poolsOf("ase").map(({ needed, reserved }) => [needed, reserved])).toEqual([
    [2, 2],
    [1, 6],
  ]);
  expect(poolsOf("edge-scalable")[0]).toMatchObject({
    needed: 0,
    reserved: 16,
    perCluster: undefined,
  });
});

test("a pool is short just when the rules say so", () => {
  for (let last = 10; last <= 28; last += 1) {
    const edits = [{ set: "vnet", fields: { nodeVmPool: [`10.20.30.2-10.20.30.${last}`] } }];
    const pool = poolOf("Node VM pool", poolsOf("hci-static", edits));
    const findings = checkProject(design("hci-static", edits));
    const isShort = findings.some(({ rule }) => rule === "UL-CAP-001");
    const isLast = findings.some(({ rule }) => rule === "UL-CAP-009");
    const free = pool.free ?? 0;
    const isNext = free >= 0 && (pool.afterCluster ?? 0) < 0;
    expect([free < 0, isNext], String(last)).toEqual([isShort, isLast]);
  }
});

test("a pool runs dry at the first step that it does not hold", () => {
  const figures = fc.record({
    inUse: fc.nat(30),
    kept: fc.nat(10),
    reserved: fc.nat(60),
    upgrade: fc.nat(3),
    perCluster: fc.integer({ min: 1, max: 12 }),
    perService: fc.integer({ min: 1, max: 2 }),
  });
  fc.assert(
    fc.property(figures, ({ kept, ...each }) => {
      const needed = each.inUse + kept;
      const given: PoolFigures = {
        id: "",
        element: "",
        field: "",
        label: "",
        steps: [],
        needed,
        ...each,
      };
      const { runsDry } = planPool(given);
      const asked = {
        now: () => needed,
        upgrade: () => each.inUse + each.upgrade,
        cluster: (count: number) => needed + count * each.perCluster,
        service: (count: number) => needed + count * each.perService,
      };
      for (const { after, count, short } of runsDry) {
        expect(asked[after](count) - each.reserved).toBe(short);
        expect(count === 1 || asked[after](count - 1) <= each.reserved).toBe(true);
      }
      expect(runsDry.length).toBe(
        needed <= each.reserved && each.inUse + each.upgrade <= each.reserved ? 2 : 1,
      );
    }),
  );
});
