import type { Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, type Facts } from "./engine.ts";
import { poolRange, poolsOf } from "./pools.ts";
import { valueOf } from "./readings.ts";

/** The services of a cluster that need an address of their own. */
export function balancedServices(facts: Facts, cluster: string): ElementRecord[] {
  return childrenOf(facts, cluster, "service").filter(
    (service) => service.fields["type"] === "LoadBalancer",
  );
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
