import { describe, expect, test } from "vitest";
import {
  furtherClusters,
  largestPodMtu,
  nodePoolNeed,
  podLengthFor,
  serviceAddresses,
  smallestPrefixLength,
  vipPoolNeed,
  type ClusterSize,
  type ServiceSize,
} from "./reservation.ts";

const cluster = (id: string, controlPlane: number, workers: number): ClusterSize => ({
  id,
  controlPlane,
  workers,
});

function services(...groups: [cluster: string, count: number, port: number][]): ServiceSize[] {
  return groups.flatMap(([where, count, port], group) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${group}-${i}`,
      cluster: where,
      ports: [`tcp/${port}`],
    })),
  );
}

const walkThrough = [cluster("a", 3, 5), cluster("b", 1, 3)];
const walkThroughServices = services(["a", 2, 443], ["b", 1, 443], ["a", 1, 80]);

describe("vectors of the catalogue", () => {
  test("TV-00: 27 + 5 = 32 addresses, and a /26", () => {
    const nodes = nodePoolNeed(walkThrough);
    const vips = vipPoolNeed(2, walkThroughServices, "shared", false);
    expect([nodes, vips, nodes + vips]).toEqual([27, 5, 32]);
    expect(smallestPrefixLength(32, 1, 0)).toBe(26);
  });
  test("TV-01: the smallest cluster fits a /28", () => {
    expect(nodePoolNeed([cluster("a", 1, 1)])).toBe(11);
    expect(smallestPrefixLength(12, 1, 0)).toBe(28);
  });
  test("TV-02 and TV-03: one service moves the answer from /27 to /26", () => {
    expect(smallestPrefixLength(29, 1, 0)).toBe(27);
    expect(smallestPrefixLength(30, 1, 0)).toBe(26);
  });
  test("TV-04 and TV-05: six virtual addresses, by either reading", () => {
    expect(vipPoolNeed(2, walkThroughServices, "shared", true)).toBe(6);
    expect(vipPoolNeed(2, walkThroughServices, "oneEach", false)).toBe(6);
  });
  test("TV-06: three ways of counting", () => {
    const clusters = [cluster("a", 3, 10), cluster("b", 3, 6), cluster("c", 1, 2)];
    const all = services(["a", 4, 443], ["a", 2, 80], ["b", 1, 443], ["c", 3, 8080]);
    expect(nodePoolNeed(clusters)).toBe(46);
    const vips = (["shared", "perCluster", "oneEach"] as const).map((mode) =>
      vipPoolNeed(3, all, mode, false),
    );
    expect(vips).toEqual([8, 11, 13]);
    expect(vips.map((vip) => smallestPrefixLength(46 + vip, 1, 0))).toEqual([26, 26, 26]);
  });
  test("TV-07: sharing across clusters saves one address", () => {
    const both = services(["a", 3, 443], ["b", 1, 80]);
    expect([serviceAddresses(both, "shared"), serviceAddresses(both, "perCluster")]).toEqual([
      3, 4,
    ]);
  });
  test("TV-13: two further clusters of 1 + 3", () => {
    expect(furtherClusters(47, 27, { controlPlane: 1, workers: 3 })).toBe(2);
  });
  test("TV-15: MTU left for pods", () => {
    expect([
      largestPodMtu(1500, "vxlan"),
      largestPodMtu(1500, "ipip"),
      largestPodMtu(9000, "vxlan"),
    ]).toEqual([1450, 1480, 8950]);
  });
  test("TV-16: six blocks of /24 need a /21", () => {
    expect(podLengthFor(6, 24)).toBe(21);
  });
});

test("a service with two ports shares only an address where both are free", () => {
  const mixed: ServiceSize[] = [
    { id: "web", cluster: "a", ports: ["tcp/80", "tcp/443"] },
    { id: "api", cluster: "a", ports: ["tcp/443"] },
    { id: "mq", cluster: "a", ports: ["tcp/8883"] },
  ];
  expect(serviceAddresses(mixed, "perCluster")).toBe(2);
});
