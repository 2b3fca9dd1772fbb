import type { Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, parentOf, type Facts } from "./engine.ts";
import { computeNetworks, type ComputeNetwork } from "./ase-device.ts";
import { poolRange, poolsOf } from "./pools.ts";
import { readText, valueOf } from "./readings.ts";

/** The ranges of the Compute page: for the nodes, and for services. */
export type AseRole = "aseNode" | "aseService";

/** A range of the Compute page that can be read. */
export interface AseRange {
  readonly pool: ElementRecord;
  readonly range: Range;
}

/** The ranges that a cluster has for one use, by address; the device takes one run of addresses for each. */
export function aseRanges(facts: Facts, cluster: string, role: AseRole): AseRange[] {
  const ranges = poolsOf(facts, cluster, role).flatMap((pool) => {
    const range = valueOf(poolRange(facts, pool));
    return range ? [{ pool, range }] : [];
  });
  return ranges.sort((a, b) => a.range.start - b.range.start);
}

/** The use of an address range on the Compute page; undefined for any other range. */
export function aseRole(facts: Facts, pool: ElementRecord): AseRole | undefined {
  const role = readText(facts, pool, "role");
  return role === "aseNode" || role === "aseService" ? role : undefined;
}

/** What a range is called on the Compute page. */
export const ASE_ROLE_NAMES: Readonly<Record<AseRole, string>> = {
  aseNode: "Kubernetes node range",
  aseService: "external service range",
};

/** The services of the cluster that hold an address of the service range each (F11). */
export function exposedServices(facts: Facts, cluster: string): ElementRecord[] {
  return childrenOf(facts, cluster, "service").filter(
    (each) => each.fields["type"] === "LoadBalancer",
  );
}

/** The compute network of the cluster that an address range belongs to. */
export function computeNetworkOfPool(facts: Facts, pool: string): ComputeNetwork | undefined {
  const cluster = parentOf(facts, pool);
  return typeof cluster === "string" ? computeNetworks(facts, cluster)[0] : undefined;
}
