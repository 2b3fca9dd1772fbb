import { describe, expect, test } from "vitest";
import { messageText } from "#shared/kernel/message";
import { buildExample } from "#shared/templates/build-example";
import { checkProject } from "./checker.ts";
import type { ExampleEdit } from "./example.ts";
import type { Finding } from "./finding.ts";
import { findRule } from "./index.ts";

// The vectors of the catalogue (4.2, 4.3) over whole designs. The figures alone are in plans/vectors.test.ts.

type Base = "hci-static" | "hci-dhcp";

function findingsOn(base: Base, edits: readonly ExampleEdit[] = []): readonly Finding[] {
  return checkProject(buildExample({ title: "vector", base, edits, edition: "2022-05" }));
}

function rulesIn(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ severity, rule }) => `${severity} ${rule}`))].sort();
}

function saidBy(findings: readonly Finding[], rule: string): string[] {
  return findings.filter((each) => each.rule === rule).map(({ message }) => messageText(message));
}

describe("TV-00, the walk-through of the documents", () => {
  const findings = findingsOn("hci-static");

  test("has exactly the findings that the catalogue expects", () => {
    const expected = [
      "info UL-CAP-004",
      "info UL-CAP-008",
      "info UL-CAP-029",
      "info UL-LB-028",
      "warning UL-CAP-005",
      "warning UL-CAP-009",
      "warning UL-LB-004",
    ];
    const present = expected.filter((each) => findRule(each.split(" ")[1] ?? ""));
    expect(rulesIn(findings)).toEqual(present);
  });

  test("says the figures of the catalogue", () => {
    expect(saidBy(findings, "UL-CAP-004")[0]).toContain("would need 6");
    expect(saidBy(findings, "UL-CAP-005")[0]).toContain("with it 6 are needed, and the pool has 5");
    expect(saidBy(findings, "UL-CAP-009")[0]).toContain(
      "No spare address is left in the node VM pool of vnet1; a further cluster needs at least 8",
    );
    expect(saidBy(findings, "UL-CAP-029")).toEqual([
      "The node VM pool of vnet1 is 100 % used: 27 of 27 addresses.",
      "The VIP pool of vnet1 is 100 % used: 5 of 5 addresses.",
    ]);
  });

  test("one address less anywhere is an error", () => {
    const small = findingsOn("hci-static", [
      { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.27"] } },
    ]);
    expect(saidBy(small, "UL-CAP-001")).toEqual([
      "The node VM pool of vnet1 has 26 addresses, 27 are needed (3 for the AKS host, 14 for clustera and 10 for clusterb).",
    ]);
    const narrow = findingsOn("hci-static", [
      { set: "vnet", fields: { addressPrefix: "10.20.30.0/27" } },
    ]);
    expect(saidBy(narrow, "UL-CAP-007")[0]).toMatch(
      /30 usable addresses; 33 are needed .*Smallest fit: \/26/,
    );
  });
});

const CLUSTER_C: readonly ExampleEdit[] = [
  {
    add: "cluster",
    id: "c",
    parent: "site",
    name: "clusterc",
    fields: { network: "vnet", controlPlaneCount: 1, plugin: "calico" },
  },
  { add: "nodePool", id: "c.pool", parent: "c", name: "poolc", fields: { os: "linux", count: 2 } },
  {
    add: "loadBalancer",
    id: "c-lb",
    parent: "h1",
    name: "c-lb",
    fields: { product: "haproxyVm", cluster: "c", layer: "4" },
  },
  { connect: "c-lb", to: "h1.switch" },
];

/** So many LoadBalancer services on one port each, without addresses of their own. */
function services(cluster: string, count: number, port: number): ExampleEdit[] {
  return Array.from({ length: count }, (_, i) => ({
    add: "service",
    id: `${cluster}-${port}-${i}`,
    parent: cluster,
    fields: { type: "LoadBalancer", ports: [{ proto: "tcp", port }] },
  }));
}

const NO_SERVICES: readonly ExampleEdit[] = ["front-a1", "front-a2", "front-b1", "database"].map(
  (id) => ({ remove: id }),
);

describe("TV-06, three clusters and ten services: N 46, V 8, 11 or 13, a /26", () => {
  const design = (nodes: number, vips: number): readonly ExampleEdit[] => [
    ...NO_SERVICES,
    ...CLUSTER_C,
    { set: "a.pool", fields: { count: 10 } },
    { set: "b", fields: { controlPlaneCount: 3, apiServerIp: null } },
    { set: "b.pool", fields: { count: 6 } },
    { set: "a", fields: { apiServerIp: null } },
    ...services("a", 4, 443),
    ...services("a", 2, 80),
    ...services("b", 1, 443),
    ...services("c", 3, 8080),
    {
      set: "vnet",
      fields: {
        nodeVmPool: [`10.20.30.2-10.20.30.${1 + nodes}`],
        vipPool: [`10.20.30.${2 + nodes}-10.20.30.${1 + nodes + vips}`],
      },
    },
  ];
  const verdict = (nodes: number, vips: number): string[] =>
    rulesIn(findingsOn("hci-static", design(nodes, vips))).filter((each) =>
      /UL-CAP-00[1-47]/.test(each),
    );

  test.each([
    [46, 8, ["warning UL-CAP-003"]],
    [46, 11, ["info UL-CAP-004"]],
    [46, 13, []],
    [45, 13, ["error UL-CAP-001"]],
    [46, 7, ["error UL-CAP-002"]],
    [46, 10, ["warning UL-CAP-003"]],
    [46, 12, ["info UL-CAP-004"]],
  ])("node pool %i, VIP pool %i: %j", (nodes, vips, expected) => {
    expect(verdict(nodes, vips)).toEqual(expected);
  });

  test("each way of counting the services needs a /26", () => {
    for (const mode of ["shared", "perCluster", "oneEach"]) {
      const narrow = findingsOn("hci-static", [
        ...design(46, 13),
        { set: "site", fields: { vipCountMode: mode } },
        { set: "vnet", fields: { addressPrefix: "10.20.30.0/27" } },
      ]);
      expect(saidBy(narrow, "UL-CAP-007")[0], mode).toContain("Smallest fit: /26");
    }
  });
});

describe("TV-07, A 3×443 and B 1×80: shared 3, per cluster 4", () => {
  const verdict = (vips: number): string[] => {
    const edits = [
      ...NO_SERVICES,
      ...services("a", 3, 443),
      ...services("b", 1, 80),
      { set: "vnet", fields: { vipPool: [`10.20.30.29-10.20.30.${28 + vips}`] } },
    ];
    return rulesIn(findingsOn("hci-static", edits)).filter((each) => /UL-CAP-00[23]/.test(each));
  };

  test("a VIP pool of 5 is a warning, one of 6 is none, one of 4 an error", () => {
    expect(verdict(5)).toEqual(["warning UL-CAP-003"]);
    expect(verdict(6)).toEqual([]);
    expect(verdict(4)).toEqual(["error UL-CAP-002"]);
  });
});

describe("TV-08, the walk-through with leased nodes: 27 leasable of 32", () => {
  test("neither the VIP pool can be leased nor is the scope too small", () => {
    const findings = findingsOn("hci-dhcp");
    const expected = [
      "info UL-CAP-004",
      "info UL-CAP-008",
      "info UL-CAP-029",
      "info UL-LB-028",
      "warning UL-CAP-005",
      "warning UL-LB-004",
    ];
    expect(rulesIn(findings)).toEqual(
      expected.filter((each) => findRule(each.split(" ")[1] ?? "")),
    );
  });

  test("one address less to lease is an error, one VIP more to lease as well", () => {
    const small = findingsOn("hci-dhcp", [
      { set: "dhcp.scope", fields: { exclusions: ["10.20.30.28-10.20.30.33"] } },
    ]);
    expect(saidBy(small, "UL-CAP-006")[0]).toContain("can lease 26 addresses; 27 are needed");
    const leased = findingsOn("hci-dhcp", [
      { set: "dhcp.scope", fields: { exclusions: ["10.20.30.29-10.20.30.32"] } },
    ]);
    expect(saidBy(leased, "UL-DHCP-001")).toEqual([
      "1 address of the VIP pool (10.20.30.33) can still be leased by node-scope.",
    ]);
    expect(saidBy(leased, "UL-DHCP-009")).toEqual([]);
  });
});
