import type { Ipv4 } from "#shared/address/ipv4";
import { firstHost } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "./engine.ts";
import { governingFact } from "./field-values.ts";
import { networkOf, networkPrefix } from "./networks.ts";

/** Where the platform lets a service range begin, whatever is typed; undefined where the user decides. */
export function fixedServiceStart(facts: Facts, pool: ElementRecord): Ipv4 | undefined {
  const automatic = governingFact(facts, pool, "start")?.automatic;
  const network = networkOf(facts, pool.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  if (!automatic || !("hostNumber" in automatic) || !prefix) return undefined;
  return firstHost(prefix) - 1 + automatic.hostNumber;
}
