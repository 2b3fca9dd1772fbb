import { describe, expect, test } from "vitest";
import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import { messageText } from "#shared/kernel/message";
import { unwrap } from "#shared/kernel/result";
import { HCI_2022 } from "#shared/facts/reservation";
import { FORMULAS, type Sum } from "./formula.ts";
import {
  clusterShareSum,
  growthSum,
  headroomSum,
  hostShareSum,
  nodePoolSum,
  scopeSum,
  totalSum,
  vipPoolSum,
} from "./hci-sums.ts";
import { podMtuSum, podNetworkSum, routeSum } from "./other-sums.ts";
import type { PlannedCluster } from "./planned-cluster.ts";
import {
  arcNodeSum,
  arcOtherSum,
  arcPoolSum,
  arcWorkerSum,
  aseSum,
  edgeSum,
  serviceRangeSum,
} from "./range-sums.ts";
import {
  oneEachServicesSum,
  perClusterServicesSum,
  servicesSum,
  sharedServicesSum,
} from "./service-sums.ts";
import { subnetSum, usableSum } from "./subnet-sums.ts";

// The vectors of the catalogue (4.2, 4.3), formula by formula. rules/vectors-hci.test.ts has the findings.

const address = (text: string) => unwrap(parseIpv4(text));
const prefix = (text: string) => unwrap(parsePrefix(text)).prefix;

/** Shape and services: `["A", 3, 5, [2, 443], [1, 80]]`. */
function cluster(
  name: string,
  controlPlane: number,
  workers: number,
  ...services: [instances: number, port: number][]
): PlannedCluster {
  return {
    name,
    controlPlane,
    workers,
    services: services.map(([instances, port]) => ({
      name: `s${port}`,
      ports: [`tcp/${port}`],
      instances,
    })),
  };
}

const A = cluster("A", 3, 5, [2, 443], [1, 80]);
const B = cluster("B", 1, 3, [1, 443]);
const BARE = [cluster("A", 3, 5), cluster("B", 1, 3)];

const lastWords = ({ steps }: Sum): string => messageText(steps.at(-1)?.words ?? []);

describe("TV-00, the walk-through", () => {
  test("27 + 5 = 32, a /26 with 29 to spare", () => {
    expect(hostShareSum().value).toBe(3);
    expect([A, B].map((each) => clusterShareSum(each).value)).toEqual([14, 10]);
    const nodes = nodePoolSum([A, B]);
    const vips = vipPoolSum(2, sharedServicesSum([A, B]), false);
    expect([nodes.value, vips.value, totalSum(27, 5).value]).toEqual([27, 5, 32]);
    expect(subnetSum(32, 1, 0)).toMatchObject({ value: 26, need: 35, spare: 29 });
  });

  test("each step is said in words", () => {
    const words = nodePoolSum([A, B]).steps.map((each) => [
      each.formula,
      each.value,
      messageText(each.words),
    ]);
    expect(words).toEqual([
      ["F1", 3, "AKS host: 1 control plane node + 2 addresses for its update = 3"],
      [
        "F2",
        14,
        "Cluster A: 3 control plane nodes + 5 workers + 5 addresses for updates + 1 load balancer VM = 14",
      ],
      [
        "F2",
        10,
        "Cluster B: 1 control plane node + 3 workers + 5 addresses for updates + 1 load balancer VM = 10",
      ],
      ["F3", 27, "Node VM pool: 3 + 14 + 10 = 27"],
    ]);
    expect(lastWords(sharedServicesSum([A, B]))).toBe(
      "Services, shared across clusters: 3 on tcp/443, 1 on tcp/80; the most on one port is 3, so 3 addresses",
    );
    expect(lastWords(subnetSum(32, 1, 0))).toBe(
      "Subnet: 32 reserved addresses + 2 for network and broadcast address + 1 gateway = 35; the next power of two is 64, a /26",
    );
  });

  test("DHCP: a scope of 32, 5 excluded, 27 to lease", () => {
    expect(scopeSum(27, 5).steps[0]?.values).toEqual({ scope: 32, exclusion: 5, lease: 27 });
  });
});

test("TV-01: the smallest cluster, 11 + 1 = 12, a /28 with 1 to spare and 13 behind the gateway", () => {
  const one = cluster("A", 1, 1);
  expect(nodePoolSum([one]).value).toBe(11);
  expect(vipPoolSum(1, sharedServicesSum([one]), false).value).toBe(1);
  expect(subnetSum(12, 1, 0)).toMatchObject({ value: 28, need: 15, spare: 1 });
  expect(usableSum(28, 1, 0).value).toBe(13);
});

test("TV-02 and TV-03: one service moves the answer from a full /27 to a /26", () => {
  const total = nodePoolSum(BARE).value + vipPoolSum(2, sharedServicesSum(BARE), false).value;
  expect(total).toBe(29);
  expect(subnetSum(total, 1, 0)).toMatchObject({ value: 27, spare: 0 });
  expect(subnetSum(total + 1, 1, 0)).toMatchObject({ value: 26, need: 33 });
});

test("TV-04 and TV-05: 6 virtual addresses and 33 in all, counted either way", () => {
  const withHost = vipPoolSum(2, sharedServicesSum([A, B]), true);
  const oneEach = vipPoolSum(2, oneEachServicesSum([A, B]), false);
  for (const vips of [withHost, oneEach]) {
    expect([vips.value, totalSum(27, vips.value).value]).toEqual([6, 33]);
    expect(subnetSum(33, 1, 0)).toMatchObject({ value: 26, need: 36 });
  }
});

test("TV-06: three clusters, ten services: 46, and 8, 11 or 13", () => {
  const clusters = [
    cluster("A", 3, 10, [4, 443], [2, 80]),
    cluster("B", 3, 6, [1, 443]),
    cluster("C", 1, 2, [3, 8080]),
  ];
  expect(nodePoolSum(clusters).value).toBe(46);
  const vips = (["shared", "perCluster", "oneEach"] as const).map(
    (mode) => vipPoolSum(3, servicesSum(clusters, mode), false).value,
  );
  expect(vips).toEqual([8, 11, 13]);
  expect(vips.map((each) => subnetSum(46 + each, 1, 0).need)).toEqual([57, 60, 62]);
  expect(vips.map((each) => subnetSum(46 + each, 1, 0).value)).toEqual([26, 26, 26]);
});

test("TV-07: sharing across clusters saves one address", () => {
  const both = [cluster("A", 1, 1, [3, 443]), cluster("B", 1, 1, [1, 80])];
  expect([sharedServicesSum(both).value, perClusterServicesSum(both).value]).toEqual([3, 4]);
});

test("TV-08: the walk-through leased, 27 of 32 to lease", () => {
  const range = serviceRangeSum(address("10.20.30.2"), 32).range;
  expect(range.end).toBe(address("10.20.30.33"));
  expect(scopeSum(27, 5)).toMatchObject({ value: 32, steps: [{ values: { lease: 27 } }] });
});

test("TV-09: service ranges of 10, 251 and 252 addresses", () => {
  const ends = [10, 251, 252].map(
    (size) => serviceRangeSum(address("192.168.0.4"), size).range.end & 255,
  );
  expect(ends).toEqual([13, 254, 255]);
});

test("TV-10: AKS Edge, 21 new addresses, a /27 with 5 to spare", () => {
  expect(edgeSum(4, 16).value).toBe(21);
  expect(subnetSum(21, 1, 3)).toMatchObject({ value: 27, need: 27, spare: 5 });
});

test("TV-11: Azure Stack Edge, 2 + 6, a /28 with 4 to spare", () => {
  expect(aseSum(1, 6)).toMatchObject({ value: 8, nodes: 2 });
  expect(subnetSum(8, 1, 1)).toMatchObject({ value: 28, need: 12, spare: 4 });
});

test("TV-12: AKS Arc, five clusters of nine workers: pool 45 or 60, a /25 both ways", () => {
  const clusters = Array.from({ length: 5 }, (_, i) => cluster(`C${i}`, 3, 9));
  const others = arcOtherSum(5, oneEachServicesSum([cluster("C0", 3, 9, [12, 443])]));
  expect([arcWorkerSum(clusters).value, arcNodeSum(clusters).value]).toEqual([45, 60]);
  expect(others.value).toBe(17);
  expect(subnetSum(45 + 17, 1, 0)).toMatchObject({ value: 25, need: 65 });
  expect(subnetSum(60 + 17, 1, 0)).toMatchObject({ value: 25, need: 80 });
  expect(subnetSum(45 + 17, 0, 0)).toMatchObject({ value: 26, spare: 0 });
});

test("TV-13: two further clusters of 1 + 3 in a pool of 47", () => {
  expect(growthSum(47, 27, { controlPlane: 1, workers: 3 }).value).toBe(2);
  expect(growthSum(27, 27, { controlPlane: 1, workers: 3 }).value).toBe(0);
});

test("TV-14: the longest prefix wins, then the lowest metric", () => {
  const table = [
    { destination: prefix("0.0.0.0/0"), via: "Port2", metric: 10 },
    { destination: prefix("192.168.0.0/16"), via: "Port3", metric: 50 },
    { destination: prefix("192.168.30.0/24"), via: "Port3", metric: 100 },
    { destination: prefix("192.168.30.0/24"), via: "Port4", metric: 90 },
  ];
  const via = (target: string) => routeSum(table, address(target)).winners.map((each) => each.via);
  expect(["192.168.30.8", "192.168.40.8", "8.8.8.8"].map(via)).toEqual([
    ["Port4"],
    ["Port3"],
    ["Port2"],
  ]);
  const tie = [...table, { destination: prefix("192.168.30.0/24"), via: "Port5", metric: 90 }];
  expect(lastWords(routeSum(tie, address("192.168.30.8")))).toContain("a tie of Port4 and Port5");
  expect(routeSum([], address("8.8.8.8")).winners).toEqual([]);
});

test("TV-15: MTU left for pods", () => {
  const sums = [podMtuSum(1500, "vxlan"), podMtuSum(1500, "ipip"), podMtuSum(9000, "vxlan")];
  expect(sums.map(({ value }) => value)).toEqual([1450, 1480, 8950]);
});

test("TV-16: six blocks of /24 need a /21", () => {
  expect(podNetworkSum(5, 1, 24)).toMatchObject({ value: 21, steps: [{ values: { blocks: 8 } }] });
});

test("TV-18: usable addresses, and behind the gateway", () => {
  const lengths = [24, 26, 27, 28, 30];
  expect(lengths.map((length) => usableSum(length, 0, 0).value)).toEqual([254, 62, 30, 14, 2]);
  expect(lengths.map((length) => usableSum(length, 1, 0).value)).toEqual([253, 61, 29, 13, 1]);
});

test("TV-19: three pools of three make 9; five clusters take 5 control plane IPs", () => {
  expect(arcWorkerSum([cluster("C", 1, 9)]).value).toBe(9);
  const five = Array.from({ length: 5 }, (_, i) => cluster(`C${i}`, 1, 3));
  expect(arcOtherSum(five.length, oneEachServicesSum(five)).value).toBe(5);
});

test("F16: an update may take three", () => {
  expect(headroomSum(27, 24, 3).value).toBe(3);
  expect(lastWords(headroomSum(27, 25, 3))).toContain(
    "2 free; an update may take 3 addresses: 1 short",
  );
});

describe("the same two clusters by the editions of the documents", () => {
  const services = sharedServicesSum([A, B]).value;

  test("May 2022: 32. November 2024: one address for the updates of a cluster, so 24", () => {
    const reserve = { ...HCI_2022, clusterUpdate: 1 };
    expect(totalSum(nodePoolSum([A, B]).value, 2 + services).value).toBe(32);
    expect(nodePoolSum([A, B], reserve).value).toBe(19);
    expect(totalSum(nodePoolSum([A, B], reserve).value, 2 + services).value).toBe(24);
  });

  test("AKS Arc of 2025: 16 from the pool and 3 beside it, 19 in all", () => {
    const pool = arcPoolSum([A, B], 1, 2, { document: "planning" });
    expect([pool.value, pool.value + services]).toEqual([16, 19]);
  });

  test("the difference of 13: no AKS host, no load balancer VMs, four fewer for each update", () => {
    expect(32 - 19).toBe(hostShareSum().value + 2 * HCI_2022.clusterLoadBalancer + 2 * (5 - 1));
  });
});

test("22 formulas, each with an id of its own", () => {
  expect(new Set(FORMULAS.map(({ id }) => id)).size).toBe(22);
});
