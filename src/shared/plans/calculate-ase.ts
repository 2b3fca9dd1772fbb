import { planOf, type Plan } from "./plan.ts";
import type { AseSpec } from "./plan-spec.ts";
import { aseSum } from "./range-sums.ts";
import { oneEachServicesSum } from "./service-sums.ts";

/** F11 for Azure Stack Edge: each device has an address of its own on the compute network. */
export function calculateAse({ clusters, devices, ...spec }: AseSpec): Plan {
  const services = oneEachServicesSum(clusters);
  const sum = aseSum(devices, services.value);
  const reserved = {
    nodePool: sum.nodes,
    vipPool: services.value,
    steps: [...services.steps, ...sum.steps],
  };
  return planOf(reserved, spec.gatewayInside ? 1 : 0, devices + spec.otherAddresses);
}
