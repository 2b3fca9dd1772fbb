import { parsePrefix } from "#shared/address/prefix";
import { fieldFacts, findLimit } from "#shared/profiles/index";
import { planOf, type Plan } from "./plan.ts";
import type { EdgeSpec } from "./plan-spec.ts";
import { edgeSum, serviceRangeSum } from "./range-sums.ts";

/** F9 for a single machine, F10 for a scalable cluster of AKS Edge Essentials. */
export function calculateEdge(spec: EdgeSpec): Plan {
  const nodes = spec.clusters.reduce((sum, each) => sum + each.controlPlane + each.workers, 0);
  if (spec.variant === "single") return calculateSingle(nodes, spec);
  const sum = edgeSum(nodes, spec.serviceRangeSize);
  const reserved = { nodePool: nodes, vipPool: sum.value - nodes, steps: sum.steps };
  return planOf(reserved, spec.gatewayInside ? 1 : 0, spec.hosts + spec.otherAddresses);
}

/** The internal network is given by the platform; what is left to plan is the service range. */
function calculateSingle(nodePool: number, { serviceRangeSize, edition }: EdgeSpec): Plan {
  const { prefix, firstService, most } = internalNetwork(edition);
  const { steps } = serviceRangeSum(prefix.network + firstService, serviceRangeSize);
  return {
    nodePool,
    vipPool: serviceRangeSize,
    total: nodePool + serviceRangeSize,
    prefixLength: prefix.length,
    spare: most - serviceRangeSize,
    steps,
  };
}

/** The network inside a single machine, and where its service range begins. */
export function internalNetwork(edition: string) {
  const automatic = (kind: string, field: string) =>
    fieldFacts("EE-S", kind, field).find(({ editions }) => !editions || editions.includes(edition))
      ?.automatic;
  const network = automatic("vswitch", "prefix");
  const start = automatic("addressPool", "start");
  const text = network && "value" in network ? network.value : undefined;
  const prefix = parsePrefix(typeof text === "string" ? text : "");
  const limit = findLimit("serviceRangeSize", "EE-S", edition);
  if (!prefix.ok || !start || !("hostNumber" in start) || !limit)
    throw new Error("the profile of a single machine names no internal network");
  return { prefix: prefix.value.prefix, firstService: start.hostNumber, most: limit.value };
}
