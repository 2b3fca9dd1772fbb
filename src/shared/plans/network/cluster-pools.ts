import { rangeSize, type Range } from "#shared/address/range";
import { plannedDevices } from "#shared/facts/ase-device";
import { nodesOf } from "#shared/facts/networks";
import { poolRange } from "#shared/facts/pools";
import { readText, valueOf } from "#shared/facts/readings";
import { balancedServices } from "#shared/facts/services";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import type { ElementRecord } from "#shared/model/records";
import type { Step } from "../formula.ts";
import { aseSum, edgeSum, serviceRangeSum } from "../range-sums.ts";
import { oneEachServicesSum } from "../service-sums.ts";
import { plannedCluster } from "./planned-clusters.ts";
import type { PoolFigures } from "./pool-plan.ts";

const LABELS: Readonly<Record<string, string>> = {
  eeService: "Service range",
  lbRange: "Load balancer range",
  aseNode: "Kubernetes node range",
  aseService: "External service range",
};

/** The ranges that a cluster of AKS Edge Essentials or Azure Stack Edge keeps for itself. */
export function clusterPools(facts: Facts, cluster: ElementRecord): PoolFigures[] {
  return childrenOf(facts, cluster.id, "addressPool").flatMap((pool) => {
    const role = readText(facts, pool, "role");
    const label = LABELS[role];
    return label === undefined ? [] : [figuresOf(facts, cluster, pool, role, label)];
  });
}

function figuresOf(
  facts: Facts,
  cluster: ElementRecord,
  pool: ElementRecord,
  role: string,
  label: string,
): PoolFigures {
  const range = valueOf(poolRange(facts, pool));
  const services = balancedServices(facts, cluster.id).length;
  const devices = plannedDevices(facts, cluster.id);
  const isForNodes = role === "aseNode";
  const needed = isForNodes ? aseSum(devices, 0).nodes : services;
  return {
    id: `${pool.id}/start`,
    element: pool.id,
    field: "start",
    label: `${label} of ${cluster.name}`,
    inUse: needed,
    needed,
    reserved: range && rangeSize(range),
    upgrade: 0,
    // These platforms have one cluster for each site.
    perCluster: undefined,
    perService: isForNodes ? undefined : 1,
    steps: isForNodes ? aseSum(devices, services).steps : serviceSteps(facts, cluster, role, range),
  };
}

function serviceSteps(
  facts: Facts,
  cluster: ElementRecord,
  role: string,
  range: Range | undefined,
): readonly Step[] {
  const services = oneEachServicesSum([plannedCluster(facts, cluster)]).steps;
  if (role !== "eeService" || !range) return services;
  const size = rangeSize(range);
  const whole =
    platformOf(facts, cluster.id)?.code === "EE-M"
      ? edgeSum(nodesOf(facts, cluster.id).length, size)
      : serviceRangeSum(range.start, size);
  return [...services, ...whole.steps];
}
