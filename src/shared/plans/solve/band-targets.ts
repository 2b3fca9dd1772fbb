import { elementOf, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { isEmptyValue } from "#shared/model/field";
import { findField } from "#shared/kinds/index";
import type { NetworkPlan } from "../network/network-plan.ts";
import type { PoolPlan } from "../network/pool-plan.ts";
import type { BandTarget } from "./band-target.ts";

/** A figure of a network that can be moved, with the words a screen has for it. */
export interface NamedTarget {
  readonly label: string;
  readonly target: BandTarget;
}

/** Both edges of every pool of a network, or its size where it has one, and the gateway. */
export function bandTargetsOn(facts: Facts, { network, pools }: NetworkPlan): NamedTarget[] {
  const gateway: NamedTarget[] =
    gatewayOf(facts, network) === undefined
      ? []
      : [{ label: "Gateway", target: { what: "gateway", network } }];
  return [...gateway, ...pools.flatMap((pool) => targetsOf(facts, pool))];
}

/** Both edges of a pool, or its size where it has one. */
export function targetsOf(
  facts: Facts,
  { element, field, label }: Pick<PoolPlan, "element" | "field" | "label">,
): NamedTarget[] {
  const record = elementOf(facts, element);
  const type = record && findField(record.kind, field)?.type.type;
  if (!record || type === undefined) return [];
  if (type === "range" || type === "range-list") {
    return (["first", "last"] as const).map((edge) => ({
      label: edge === "first" ? `Start of ${label}` : `End of ${label}`,
      target: { what: "edge", element, field, edge, index: 0 },
    }));
  }
  if (!isEmptyValue(record.fields["size"]))
    return [{ label: `Size of ${label}`, target: { what: "size", element, field: "size" } }];
  const last = field === "poolStart" ? "poolEnd" : "end";
  return [
    { label: `Start of ${label}`, target: { what: "address", element, field } },
    { label: `End of ${label}`, target: { what: "address", element, field: last } },
  ];
}
