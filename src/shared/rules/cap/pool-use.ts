import { rangeSize } from "#shared/address/range";
import { rangeSet, setSize } from "#shared/address/range-set";
import { say, type Message } from "#shared/kernel/message";
import { claimsWithin } from "#shared/facts/claims";
import { clusterShape } from "#shared/facts/clusters";
import { domainOf } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { networkOf, nodesOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { poolIdsOf, poolRange, poolsOf } from "#shared/facts/pools";
import { readInteger, readIpv4, valueOf } from "#shared/facts/readings";
import { vnetRanges, type VnetPool } from "#shared/facts/vnets";
import { findLimit } from "#shared/profiles/index";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import type { Fix } from "../finding.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { extendPoolOf } from "../vnet-fixes.ts";
import { balancedServices } from "#shared/facts/services";

const SERVICES = ["a", "b", "c"].map((letter) => ({
  add: "service",
  id: `svc-${letter}`,
  parent: "cluster",
  fields: { type: "LoadBalancer" },
}));

/** UL-CAP-024. A cluster without any service range is UL-VIP-019. */
export const serviceRangeSmall = defineRule({
  id: "UL-CAP-024",
  name: "cap/service-range-small",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The service range has fewer addresses than the cluster has LoadBalancer services.",
  why: "Each service takes an address; those that come last stay pending. The documents say nothing about sharing.",
  todo: "Raise the size of the service range.",
  sources: [seed("EE", "Networking"), ENGINEERING],
  silences: ["UL-CAP-029"],
  check(facts, cluster, report) {
    const pools = poolsOf(facts, cluster.id, "eeService");
    const sizes = pools.map((pool) => valueOf(readInteger(facts, pool, "size")));
    const [pool] = pools;
    if (!pool) return;
    if (sizes.some((size) => size === undefined || size < 1)) {
      return report.cannotTell(say`The size of the service range of ${cluster} is not given.`);
    }
    const have = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    const need = balancedServices(facts, cluster.id).length;
    if (have >= need) return report.pass(say`${have} addresses for ${need} services.`);
    report.fail({
      at: pool.id,
      field: "size",
      message: say`Service range of ${have} for ${need} services.`,
      data: { size: (sizes[0] ?? 0) + need - have },
    });
  },
  fixes(facts, { subjects: [subject], data: { size } }) {
    const pool = subject && elementOf(facts, subject.element);
    return pool && typeof size === "number" ? enlarge(facts, pool, size) : [];
  },
  examples: {
    bad: [
      {
        title: "size 2, 3 LoadBalancer services",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { size: 2 } }, ...SERVICES],
      },
    ],
    good: [
      {
        title: "size 3, 3 LoadBalancer services",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { size: 3 } }, ...SERVICES],
      },
    ],
  },
});

/** The larger size, where the platform allows it and the addresses behind the range are free. */
function enlarge(facts: Facts, pool: ElementRecord, size: number): Fix[] {
  const platform = platformOf(facts, pool.id);
  const limit = platform && findLimit("serviceRangeSize", platform.code, platform.edition);
  const start = valueOf(readIpv4(facts, pool, "start"));
  const network = networkOf(facts, pool.id);
  if (start === undefined || network === undefined || (limit && size > limit.value)) return [];
  const claims = claimsWithin(facts, domainOf(facts, network), start, start + size - 1);
  const isFree = claims.every(({ owner, role }) => owner === pool.id || role === "service");
  return isFree ? [setFields(say`Raise the size to ${size}`, pool.id, { size })] : [];
}

/** UL-CAP-029 */
export const poolNearlyFull = defineRule({
  id: "UL-CAP-029",
  name: "cap/pool-nearly-full",
  severity: "info",
  platforms: ["ALL"],
  on: ["addressPool", "vnet"],
  what: "More than 80 % of a range is spoken for.",
  why: "There is little room for growth, and ranges are hard to enlarge after the deployment.",
  todo: "Make the range larger while the addresses behind it are free.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    for (const { field, size, need, name } of usesOf(facts, element)) {
      if (size === undefined) {
        report.cannotTell(say`The extent of ${name} is not known.`);
        continue;
      }
      const percent = Math.round((need / size) * 100);
      if (need <= size * 0.8) {
        report.pass(say`${need} of ${size} addresses of ${name} are spoken for, ${percent} %.`);
        continue;
      }
      report.fail({
        field,
        message: say`${name} is ${percent} % used: ${need} of ${size} addresses.`,
        data: { size: Math.ceil(need / 0.8) },
      });
    }
  },
  fixes(facts, { subjects: [subject], data: { size } }) {
    const element = subject && elementOf(facts, subject.element);
    if (!element || typeof size !== "number") return [];
    if (element.kind === "vnet") {
      return extendPoolOf(
        facts,
        element.id,
        subject.field === "vipPool" ? "vipPool" : "nodeVmPool",
        size,
      );
    }
    return element.fields["size"] === undefined ? [] : enlarge(facts, element, size);
  },
  examples: {
    bad: [
      {
        title: "3 of 3",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { size: 3 } }, ...SERVICES],
      },
      { title: "node VM pool, 27 of 27", base: "hci-static", edition: "2022-05" },
      { title: "VIP pool, 5 of 5", base: "hci-dhcp" },
    ],
    good: [
      {
        title: "3 of 4 (75 %)",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { size: 4 } }, ...SERVICES],
      },
      {
        title: "node VM pool 19 of 27 (70 %), VIP pool 5 of 7 (71 %)",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.35"] } }],
      },
    ],
  },
});

/** How much of one range is wanted. */
interface PoolUse {
  readonly field: string;
  readonly name: Message;
  readonly size: number | undefined;
  readonly need: number;
}

function usesOf(facts: Facts, element: ElementRecord): PoolUse[] {
  if (element.kind !== "vnet") {
    const range = valueOf(poolRange(facts, element));
    const need = demandOn(facts, element);
    if (need === undefined) return [];
    return [{ field: "size", name: say`${element}`, size: range && rangeSize(range), need }];
  }
  const { nodes, vips, mode } = hciDemand(facts, element.id);
  const use = (field: VnetPool, name: Message, need: number): PoolUse[] => {
    const ranges = vnetRanges(facts, element.id, field);
    return ranges.length === 0 ? [] : [{ field, name, size: setSize(rangeSet(ranges)), need }];
  };
  const isStatic = platformOf(facts, element.id)?.code === "HCI-ST";
  return [
    ...(isStatic ? use("nodeVmPool", say`The node VM pool of ${element}`, nodes) : []),
    ...use("vipPool", say`The VIP pool of ${element}`, vips[mode]),
  ];
}

/** How many addresses of a range are wanted; undefined for ranges that nothing draws from. */
function demandOn(facts: Facts, pool: ElementRecord): number | undefined {
  const cluster = pool.parent === null ? undefined : elementOf(facts, pool.parent);
  if (cluster?.kind !== "cluster") return undefined;
  const role = pool.fields["role"];
  // The device always has one master and one worker: its two addresses are full by design.
  if (role === "aseNode") return undefined;
  if (role === "eeService" || role === "lbRange" || role === "aseService") {
    const all = poolIdsOf(facts, cluster.id, role);
    return all.length === 1 ? balancedServices(facts, cluster.id).length : undefined;
  }
  const { controlPlanes, workers } = clusterShape(facts, cluster);
  return role === "nodeVm"
    ? Math.max(nodesOf(facts, cluster.id).length, controlPlanes + workers)
    : undefined;
}
