import { nextFreeAddress } from "#shared/address/allocate";
import { hostsOf, usableCount, type Prefix } from "#shared/address/prefix";
import { intersectSets, setSize, subtractSets } from "#shared/address/range-set";
import { rangeSize } from "#shared/address/range";
import type { Ipv4 } from "#shared/address/ipv4";
import { compareNatural } from "#shared/kernel/order";
import { allNetworks, networkName } from "#shared/facts/domains";
import { elementsOfKind, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { networkObjectsOn } from "#shared/facts/network-objects";
import { networkOf, networkPrefix, type NetworkId } from "#shared/facts/networks";
import { occupiedOn } from "#shared/facts/occupancy";
import { siteOf } from "#shared/facts/places";
import type { ElementRecord } from "#shared/model/records";
import type { Step } from "../formula.ts";
import { solveScopesOn, type ScopeSolution } from "../solve/scopes-of-network.ts";
import { subnetSum, usableSum } from "../subnet-sums.ts";
import { arcPools } from "./arc-pools.ts";
import { clusterPools } from "./cluster-pools.ts";
import { hciPools } from "./hci-pools.ts";
import { planPool, SMALLEST_CLUSTER, type Growth, type PoolPlan } from "./pool-plan.ts";
import { scopePools } from "./scope-pools.ts";

/** The subnet of a network: what is claimed of it and what is left. */
export interface SubnetPlan {
  readonly prefix: Prefix;
  readonly usable: number;
  /** Addresses that somebody holds or may lease, the gateway included. */
  readonly reserved: number;
  readonly free: number;
  readonly nextFree: Ipv4 | undefined;
  /** The longest run of free addresses. */
  readonly largestBlock: number;
  /** Length of the smallest subnet that would hold what the pools need and everything beside them. */
  readonly smallestLength: number;
  readonly steps: readonly Step[];
}

/** One network with its pools. */
export interface NetworkPlan {
  readonly network: NetworkId;
  readonly name: string;
  readonly site: string;
  readonly pools: readonly PoolPlan[];
  readonly subnet: SubnetPlan | undefined;
  /** What each DHCP scope has to exclude for the virtual addresses of the network. */
  readonly scopes: readonly ScopeSolution[];
}

/** The plan of every network that has a prefix or a pool, by site and name. */
export function planNetworks(facts: Facts, growth: Growth = SMALLEST_CLUSTER): NetworkPlan[] {
  return allNetworks(facts)
    .map((network) => planNetwork(facts, network, growth))
    .filter(({ subnet, pools }) => subnet !== undefined || pools.length > 0)
    .sort((a, b) => compareNatural(a.site, b.site) || compareNatural(a.name, b.name));
}

export function planNetwork(facts: Facts, network: NetworkId, growth: Growth): NetworkPlan {
  const pools = [
    ...networkObjectsOn(facts, network).flatMap((object) => poolsOfObject(facts, object, growth)),
    ...clustersAt(facts, network).flatMap((cluster) => clusterPools(facts, cluster)),
    ...scopePools(facts, network),
  ].map(planPool);
  const prefix = networkPrefix(facts, network);
  return {
    network,
    name: networkName(facts, network).name,
    site: siteOf(facts, network)?.name ?? "",
    pools,
    subnet: prefix && planSubnet(facts, network, prefix, pools),
    scopes: solveScopesOn(facts, network),
  };
}

function poolsOfObject(facts: Facts, object: ElementRecord, growth: Growth) {
  return object.kind === "vnet" ? hciPools(facts, object, growth) : arcPools(facts, object, growth);
}

/** Clusters that lie on a network themselves, not on a network object of a platform. */
function clustersAt(facts: Facts, network: NetworkId): ElementRecord[] {
  return elementsOfKind(facts, "cluster").filter(({ id }) => networkOf(facts, id) === network);
}

function planSubnet(
  facts: Facts,
  network: NetworkId,
  prefix: Prefix,
  pools: readonly PoolPlan[],
): SubnetPlan {
  const hosts = hostsOf(prefix);
  const occupied = intersectSets(occupiedOn(facts, network), [hosts]);
  const open = subtractSets([hosts], occupied);
  const gateway = gatewayOf(facts, network) === undefined ? 0 : 1;
  const inside = pools.filter(({ reserved }) => reserved !== undefined);
  const reservedInPools = inside.reduce((sum, { reserved }) => sum + (reserved ?? 0), 0);
  const needed = inside.reduce((sum, pool) => sum + pool.needed, 0);
  const beside = Math.max(setSize(occupied) - reservedInPools - gateway, 0);
  const smallest = subnetSum(needed, gateway, beside);
  const reserved = setSize(occupied);
  const { steps } = usableSum(prefix.length, gateway, Math.max(reserved - gateway, 0));
  return {
    prefix,
    usable: usableCount(prefix),
    reserved,
    free: setSize(open),
    nextFree: nextFreeAddress(hosts, occupied),
    largestBlock: Math.max(0, ...open.map(rangeSize)),
    smallestLength: smallest.value,
    steps: [...steps, ...smallest.steps],
  };
}
