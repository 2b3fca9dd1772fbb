import { rangeOfPrefix } from "#shared/address/prefix";
import { parseRange, rangesOverlap, type Range } from "#shared/address/range";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import type { Claim } from "./claims.ts";
import { defineFact, elementOf, fieldOf, kindOf, parentOf, type Facts } from "./engine.ts";
import { homeOf } from "./home-prefix.ts";
import { holderRole } from "./membership.ts";
import { clusterOf } from "./networks.ts";
import { referenceOf } from "./references.ts";

/** The two pools of an AKS virtual network (DM-18), by their field. */
export type VnetPool = "nodeVmPool" | "vipPool";

/** Who takes addresses from which pool of a virtual network (catalogue 3.0.4). */
const MEMBERS: Readonly<Record<VnetPool, readonly string[]>> = {
  nodeVmPool: ["node", "loadBalancer"],
  vipPool: ["apiServer", "service"],
};

/** The AKS virtual network behind a cluster, its nodes, balancers and services; undefined elsewhere. */
export const vnetOf: (facts: Facts, id: string) => string | undefined = defineFact<
  string | undefined
>("vnetOf", (facts, id) => {
  switch (kindOf(facts, id)) {
    case "vnet":
      return id;
    case "cluster":
    case "aksHost": {
      const network = referenceOf(facts, id, "network");
      return network !== undefined && kindOf(facts, network) === "vnet" ? network : undefined;
    }
    case "nodeVm":
    case "loadBalancer": {
      const cluster = clusterOf(facts, id);
      return cluster === undefined ? undefined : vnetOf(facts, cluster);
    }
    case "vnic":
    case "service": {
      const parent = parentOf(facts, id);
      return typeof parent === "string" ? vnetOf(facts, parent) : undefined;
    }
    default:
      return undefined;
  }
});

const ranges = defineFact<readonly Range[]>(
  "vnetRanges",
  (facts, key) => {
    const at = key.indexOf("\n");
    const value = fieldOf(facts, key.slice(at + 1), key.slice(0, at));
    return (Array.isArray(value) ? value : []).flatMap((item) => {
      const parsed = typeof item === "string" ? parseRange(item) : undefined;
      return parsed?.ok ? [parsed.value] : [];
    });
  },
  (a, b) =>
    a.length === b.length &&
    a.every((each, i) => each.start === b[i]?.start && each.end === b[i].end),
);

/** The ranges of a pool that can be read, in the order in which they stand there. */
export function vnetRanges(facts: Facts, vnet: string, pool: VnetPool): readonly Range[] {
  return ranges(facts, `${pool}\n${vnet}`);
}

/** True when the pool holds nothing at all, not even text that cannot be read. */
export function lacksPool(vnet: ElementRecord, pool: VnetPool): boolean {
  return isEmptyValue(vnet.fields[pool]);
}

/** True when no part of a pool lies in the subnet of its network: then the pool is wrong, not who is outside it. */
export function isMisplaced(facts: Facts, vnet: string, pool: VnetPool): boolean {
  const prefix = homeOf(facts, vnet)?.prefix;
  const ranges = vnetRanges(facts, vnet, pool);
  if (!prefix || ranges.length === 0) return false;
  return ranges.every((range) => !rangesOverlap(range, rangeOfPrefix(prefix)));
}

/** True for a node, balancer, API server or service that the pool of its network is there for. */
export function isMemberOfPool(facts: Facts, claim: Claim, vnet: string, pool: VnetPool): boolean {
  return (
    claim.single &&
    MEMBERS[pool].includes(holderRole(facts, claim)) &&
    vnetOf(facts, claim.owner) === vnet
  );
}

/** The virtual network of an element as a whole. */
export function vnetAt(facts: Facts, id: string): ElementRecord | undefined {
  const vnet = vnetOf(facts, id);
  return vnet === undefined ? undefined : elementOf(facts, vnet);
}
