import { codeOf, controlPlaneIpsFromPool, updateReserve } from "./editions.ts";
import { totalSum } from "./hci-sums.ts";
import { planOf, type Plan } from "./plan.ts";
import type { ArcSpec } from "./plan-spec.ts";
import { arcOtherSum, arcPoolSum, arcWorkerSum } from "./range-sums.ts";
import { servicesSum } from "./service-sums.ts";

/** How many control plane IPs the pool gives: newer editions leave them to it. */
export function controlPlaneIpsInPool(spec: ArcSpec): number {
  const { clusters, edition, count, typedControlPlaneIps = 0 } = spec;
  const isLeftToPool = count === "everyNode" && controlPlaneIpsFromPool(edition);
  return isLeftToPool ? clusters.length - typedControlPlaneIps : 0;
}

/** F12 for AKS enabled by Azure Arc. */
export function calculateArc(spec: ArcSpec): Plan {
  const { clusters, edition, count, variant } = spec;
  const { count: upgrades, source } = updateReserve(codeOf("arc", variant), edition);
  const fromPool = controlPlaneIpsInPool(spec);
  const pool =
    count === "workers" ? arcWorkerSum(clusters) : arcPoolSum(clusters, upgrades, fromPool, source);
  const services = servicesSum(clusters, spec.vipCountMode);
  const others = arcOtherSum(clusters.length - fromPool, services);
  const total = totalSum(pool.value, others.value);
  const steps = [...pool.steps, ...others.steps, ...total.steps];
  const reserved = { nodePool: pool.value, vipPool: others.value, steps };
  return planOf(reserved, spec.gatewayInside ? 1 : 0, spec.otherAddresses);
}
