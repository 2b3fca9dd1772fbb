import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "#shared/kernel/json";
import { messageText } from "#shared/kernel/message";
import { calculate } from "#shared/plans/calculate";
import { compareEditions } from "#shared/plans/compare-editions";
import { compareModes } from "#shared/plans/compare-modes";
import { readPlanSpec } from "./read-plan-spec.ts";

function read(spec: Json) {
  return readPlanSpec(JSON.stringify(spec));
}

function plan(spec: Json) {
  const done = read(spec);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { nodePool, vipPool, total, prefixLength, spare } = calculate(done.value.spec);
  return { nodePool, vipPool, total, prefixLength, spare };
}

/** "path: message" of each complaint. */
function complaints(spec: Json): string[] {
  const done = read(spec);
  return done.ok ? [] : done.error.map(({ path, message }) => `${path}: ${message}`);
}

const A = {
  name: "A",
  controlPlane: 3,
  workers: 5,
  services: [
    { name: "front", ports: [443], instances: 2 },
    { name: "database", ports: [80], instances: 1 },
  ],
};
const B = {
  name: "B",
  controlPlane: 1,
  workers: 3,
  services: [{ name: "front", ports: [443], instances: 1 }],
};
const WALK_THROUGH = {
  profile: "hci",
  variant: "static",
  edition: "2022-05",
  gatewayInside: true,
  otherAddresses: 0,
  vipCountMode: "shared",
  countHostApiVip: false,
  clusters: [A, B],
};

describe("plans of each platform", () => {
  test("TV-00 and TV-04, AKS on Azure Stack HCI", () => {
    expect(plan(WALK_THROUGH)).toEqual({
      nodePool: 27,
      vipPool: 5,
      total: 32,
      prefixLength: 26,
      spare: 29,
    });
    expect(plan({ ...WALK_THROUGH, countHostApiVip: true })).toMatchObject({
      vipPool: 6,
      total: 33,
      prefixLength: 26,
    });
  });

  test("TV-10 and TV-09, AKS Edge Essentials", () => {
    const edge = { profile: "edge", clusters: [{ name: "A", controlPlane: 3, workers: 1 }] };
    expect(plan({ ...edge, hosts: 3, serviceRangeSize: 16 })).toEqual({
      nodePool: 4,
      vipPool: 17,
      total: 21,
      prefixLength: 27,
      spare: 5,
    });
    const single = { profile: "edge", clusters: [{ name: "A", controlPlane: 1, workers: 0 }] };
    expect(plan({ ...single, serviceRangeSize: 251 })).toMatchObject({
      prefixLength: 24,
      spare: 0,
    });
    expect(complaints({ ...single, serviceRangeSize: 252 })[0]).toContain("at most 251");
  });

  test("TV-11, Azure Stack Edge", () => {
    const services = [{ ports: [80], instances: 6 }];
    expect(plan({ profile: "ase", clusters: [{ name: "A", services }] })).toEqual({
      nodePool: 2,
      vipPool: 6,
      total: 8,
      prefixLength: 28,
      spare: 4,
    });
    expect(
      complaints({ profile: "ase", clusters: [{ name: "A", controlPlane: 1, workers: 4 }] }),
    ).toEqual([
      'clusters[0].workers: The device builds one master and a worker on each device, so 1 here; 4 cannot be. Leave the key out, or change "devices".',
    ]);
  });

  test("TV-12, AKS enabled by Azure Arc", () => {
    const clusters = Array.from({ length: 5 }, (_, i) => ({
      name: `C${i}`,
      controlPlane: 3,
      workers: 9,
      services: i === 0 ? [{ ports: [443], instances: 12 }] : [],
    }));
    const arc = { profile: "arc", edition: "2024-02", clusters };
    expect(plan({ ...arc, count: "workers" })).toMatchObject({
      nodePool: 45,
      vipPool: 17,
      prefixLength: 25,
    });
    expect(plan({ ...arc, count: "everyNode" })).toMatchObject({
      nodePool: 60,
      total: 77,
      prefixLength: 25,
    });
    expect(plan({ ...arc, count: "workers", gatewayInside: false })).toMatchObject({
      prefixLength: 26,
      spare: 0,
    });
  });

  test("TV-06, each way of counting services: 8, 11 and 13", () => {
    const on = (port: number, instances: number) => ({ ports: [port], instances });
    const clusters = [
      { name: "A", controlPlane: 3, workers: 10, services: [on(443, 4), on(80, 2)] },
      { name: "B", controlPlane: 3, workers: 6, services: [on(443, 1)] },
      { name: "C", controlPlane: 1, workers: 2, services: [on(8080, 3)] },
    ];
    const done = read({ ...WALK_THROUGH, clusters });
    const modes = done.ok ? compareModes(done.value.spec) : [];
    expect(modes.map(({ mode, plan: { vipPool, total } }) => [mode, vipPool, total])).toEqual([
      ["shared", 8, 54],
      ["perCluster", 11, 57],
      ["oneEach", 13, 59],
    ]);
  });

  test("the same two clusters: 32 by one edition, 19 by another, and why", () => {
    const done = read(WALK_THROUGH);
    const others = done.ok ? compareEditions(done.value.spec) : [];
    const arc = others.find(({ edition }) => edition === "2025-07");
    expect(arc?.plan).toMatchObject({ nodePool: 16, vipPool: 3, total: 19 });
    expect(arc?.reasons.map(({ words }) => messageText(words))).toEqual([
      "−3, the AKS host: 0 instead of 3",
      "−2, load balancer VMs: 0 instead of 2",
      "−8, kept for the updates of each cluster: 1 instead of 5",
    ]);
    const newer = others.find(({ edition }) => edition === "2024-11");
    expect(newer?.plan).toMatchObject({ nodePool: 19, total: 24 });
  });

  test("the reasons of other editions add up to the difference of the totals", () => {
    const shape = fc.record({
      controlPlane: fc.nat(5),
      workers: fc.nat(20),
      ports: fc.array(fc.constantFrom(80, 443, 8080), { maxLength: 4 }),
    });
    const specs = fc.record({
      profile: fc.constantFrom("hci", "arc"),
      vipCountMode: fc.constantFrom("shared", "perCluster", "oneEach"),
      clusters: fc.array(shape, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(specs, ({ clusters, ...spec }) => {
        const done = read({
          ...spec,
          clusters: clusters.map(({ ports, ...each }, i) => ({
            ...each,
            name: `C${i}`,
            services: ports.map((port) => ({ ports: [port], instances: 1 })),
          })),
        });
        if (!done.ok) throw new Error("a good spec was refused");
        const { total } = calculate(done.value.spec);
        for (const { plan: other, reasons } of compareEditions(done.value.spec)) {
          const sum = reasons.reduce((all, { difference }) => all + difference, 0);
          expect(other.total - total).toBe(sum);
        }
      }),
    );
  });
});

describe("bad specs", () => {
  test("unknown keys are refused, with the key that was probably meant", () => {
    const spec = { ...WALK_THROUGH, gatewayInsid: true, clusters: [{ ...A, worker: 5 }], pods: 1 };
    expect(complaints(spec)).toEqual([
      'clusters[0].worker: There is no key "worker" here. Is "workers" meant?',
      'gatewayInsid: There is no key "gatewayInsid" here. Is "gatewayInside" meant?',
      expect.stringMatching(/^pods: There is no key "pods" here\. .*Known here: profile, /),
    ]);
    expect(complaints({ ...WALK_THROUGH, workers: 5 })[0]).toContain("It belongs elsewhere.");
  });

  test("each mistake says what, where and what to do", () => {
    expect(complaints({ profile: "hci" })).toEqual([
      'clusters: It is missing. Write a list of clusters, such as [{"name": "A", "controlPlane": 3, "workers": 5}].',
    ]);
    expect(complaints({ profile: "aks", clusters: [] })).toEqual([
      'profile: "aks" cannot stand here. Write "hci", "edge", "ase" or "arc".',
    ]);
    expect(complaints({ ...WALK_THROUGH, clusters: [{ ...A, workers: -1 }] })).toEqual([
      "clusters[0].workers: -1 is given; at least 0 can stand here. Write another number.",
    ]);
    expect(complaints({ ...WALK_THROUGH, clusters: [{ ...A, workers: "5" }] })[0]).toContain(
      'clusters[0].workers: "5" cannot stand here.',
    );
    expect(complaints({ ...WALK_THROUGH, clusters: [A, A] })[0]).toContain(
      'clusters[1].name: "A" is the name of clusters[0] already.',
    );
    expect(complaints({ ...WALK_THROUGH, edition: "2019-01" })[0]).toContain("2022-05 or 2024-11");
    const many = {
      ...A,
      services: [
        { ports: [1], instances: 1000 },
        ...Array.from({ length: 9 }, () => ({ ports: [1], instances: 900 })),
      ],
    };
    expect(complaints({ ...WALK_THROUGH, clusters: [many] })[0]).toContain("at most 5000");
    expect(readPlanSpec("{").ok).toBe(false);
    expect(readPlanSpec('{"profile":"hci","profile":"arc","clusters":[]}')).toMatchObject({
      error: [{ code: "spec-duplicate-key" }, {}],
    });
  });

  test("any JSON is answered, never a crash", () => {
    const near = fc.constantFrom(
      "profile",
      "clusters",
      "services",
      "ports",
      "__proto__",
      "workers",
    );
    const json = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(near, fc.jsonValue()).map((extra) => ({ ...WALK_THROUGH, ...extra })),
      fc.dictionary(near, fc.jsonValue()).map((extra) => ({ ...WALK_THROUGH, clusters: [extra] })),
    );
    fc.assert(
      fc.property(json, (value) => {
        const done = readPlanSpec(JSON.stringify(value));
        const said = done.ok ? ["Fine."] : done.error.map(({ message }) => message);
        expect(said.length).toBeGreaterThan(0);
        expect(said.every((message) => message.endsWith("."))).toBe(true);
      }),
    );
  });
});
