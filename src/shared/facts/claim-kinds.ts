import { KINDS } from "#shared/kinds/index";
import { isSingle } from "./claims.ts";

/** Kinds whose elements hold single addresses: ports, adapters, devices, endpoints, services. */
export const HOLDER_KINDS: readonly string[] = KINDS.filter((kind) =>
  kind.claims?.some((claim) => isSingle(kind.name, claim)),
).map((kind) => kind.name);

/** Kinds whose elements set whole ranges aside: pools, service ranges, ranges of load balancers. */
export const POOL_KINDS: readonly string[] = KINDS.filter((kind) =>
  kind.claims?.some((claim) => !isSingle(kind.name, claim) && claim.role !== "inUse"),
).map((kind) => kind.name);

/** Kinds with a field of that name, for what every bearer of the field has in common. */
export function kindsWithField(key: string, type: string): string[] {
  return KINDS.filter((kind) =>
    kind.fields.some((field) => field.key === key && field.type.type === type),
  ).map((kind) => kind.name);
}
