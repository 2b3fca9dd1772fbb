import { rangeSize } from "#shared/address/range";
import {
  arcDemand,
  arcPoolSize,
  needsControlPlaneIp,
  poolNeed,
  type ArcDemand,
} from "#shared/facts/arc-demand";
import { balancerRanges, serviceBalancersOf } from "#shared/facts/balancers";
import { platformOf } from "#shared/facts/places";
import { balancedServices } from "#shared/facts/services";
import type { Facts } from "#shared/facts/engine";
import type { ElementRecord } from "#shared/model/records";
import { leasable } from "#shared/rules/cap/arc-pool-plan";
import { updateReserve } from "../editions.ts";
import { arcPoolSum } from "../range-sums.ts";
import { oneEachServicesSum } from "../service-sums.ts";
import { plannedCluster, plannedClustersOn } from "./planned-clusters.ts";
import type { Growth, PoolFigures } from "./pool-plan.ts";

/** The VM pool, or the leases, of a logical network, and the load balancer ranges of its clusters. */
export function arcPools(facts: Facts, network: ElementRecord, growth: Growth): PoolFigures[] {
  const demand = arcDemand(facts, network);
  return [
    vmPool(facts, network, demand, growth),
    ...demand.clusters.flatMap((cluster) => serviceRange(facts, cluster)),
  ];
}

function vmPool(
  facts: Facts,
  network: ElementRecord,
  demand: ArcDemand,
  growth: Growth,
): PoolFigures {
  const platform = platformOf(facts, network.id);
  const code = platform?.code === "ARC-DH" ? "ARC-DH" : "ARC-ST";
  const reserve = updateReserve(code, platform?.edition ?? "");
  const inUse = poolNeed(demand);
  const size = arcPoolSize(facts, network);
  const [first] = demand.clusters;
  const fromPool = first && !needsControlPlaneIp(facts, first) ? 1 : 0;
  const upgrades = demand.clusters.length === 0 ? 0 : demand.upgrades / demand.clusters.length;
  return {
    id: `${network.id}/pool`,
    element: network.id,
    field: "poolStart",
    label:
      code === "ARC-DH" ? `Leases for the nodes of ${network.name}` : `VM pool of ${network.name}`,
    inUse,
    needed: inUse + demand.upgrades,
    reserved: code === "ARC-DH" ? leasable(facts, network) : size,
    // A rolling upgrade adds one node of a cluster before it removes another.
    upgrade: demand.clusters.length === 0 ? 0 : 1,
    perCluster: growth.controlPlane + growth.workers + reserve.count + fromPool,
    perService: undefined,
    steps: arcPoolSum(
      plannedClustersOn(facts, network.id),
      upgrades,
      demand.controlPlaneIps,
      reserve.source,
    ).steps,
  };
}

/** The addresses that the balancers of a cluster give to its services. */
function serviceRange(facts: Facts, cluster: ElementRecord): PoolFigures[] {
  const balancers = serviceBalancersOf(facts, cluster.id);
  const [balancer] = balancers;
  if (!balancer) return [];
  const ranges = balancerRanges(balancers);
  const needed = balancedServices(facts, cluster.id).length;
  return [
    {
      id: `${balancer.id}/ranges`,
      element: balancer.id,
      field: "ranges",
      label: `Load balancer range of ${cluster.name}`,
      inUse: needed,
      needed,
      reserved: ranges.reduce((sum, { range }) => sum + rangeSize(range), 0),
      upgrade: 0,
      perCluster: undefined,
      perService: 1,
      steps: oneEachServicesSum([plannedCluster(facts, cluster)]).steps,
    },
  ];
}
