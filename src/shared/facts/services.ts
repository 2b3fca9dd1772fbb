import type { Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, type Facts } from "./engine.ts";
import { poolRange, poolsOf } from "./pools.ts";
import { valueOf } from "./readings.ts";

/** The services of a cluster, optionally of one type, by name. */
export function servicesOf(facts: Facts, cluster: string, type?: string): ElementRecord[] {
  const services = childrenOf(facts, cluster, "service");
  return type === undefined
    ? services
    : services.filter((service) => service.fields["type"] === type);
}

/** The services of a cluster that need an address of their own. */
export function balancedServices(facts: Facts, cluster: string): ElementRecord[] {
  return servicesOf(facts, cluster, "LoadBalancer");
}

/** The service ranges of a cluster on AKS Edge Essentials that can be read. */
export function serviceRangesOf(
  facts: Facts,
  cluster: string,
): { pool: ElementRecord; range: Range }[] {
  return poolsOf(facts, cluster, "eeService").flatMap((pool) => {
    const range = valueOf(poolRange(facts, pool));
    return range ? [{ pool, range }] : [];
  });
}
