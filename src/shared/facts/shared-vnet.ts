import { sameJson, type Json } from "#shared/kernel/json";
import {
  childIds,
  defineFact,
  elementOf,
  fieldOf,
  kindOf,
  parentOf,
  type Facts,
} from "./engine.ts";
import { clustersOn, portsOf } from "./kubernetes.ts";
import { vnetOf } from "./vnets.ts";

/** Load-balanced services of one network object that occupy the same ports. */
interface PortGroup {
  readonly ports: readonly string[];
  /** One service of each of the first two clusters, by id of the cluster. */
  readonly firsts: readonly { readonly cluster: string; readonly service: string }[];
}

const portGroups = defineFact<readonly PortGroup[]>(
  "portGroupsOfVnet",
  (facts, vnet) => {
    const groups = new Map<
      string,
      { ports: readonly string[]; firsts: { cluster: string; service: string }[] }
    >();
    for (const cluster of clustersOn(facts, vnet)
      .map(({ id }) => id)
      .sort()) {
      for (const service of childIds(facts, cluster)) {
        const ports = balancedPorts(facts, service);
        if (ports.length === 0) continue;
        const key = ports.join(" ");
        const group = groups.get(key) ?? { ports, firsts: [] };
        groups.set(key, group);
        if (group.firsts.at(-1)?.cluster !== cluster && group.firsts.length < 2)
          group.firsts.push({ cluster, service });
      }
    }
    return [...groups.values()];
  },
  (a, b) => sameJson(a as unknown as Json, b as unknown as Json),
);

/** What a LoadBalancer service occupies, in order; nothing for other types. */
function balancedPorts(facts: Facts, service: string): readonly string[] {
  if (kindOf(facts, service) !== "service" || fieldOf(facts, service, "type") !== "LoadBalancer")
    return [];
  const element = elementOf(facts, service);
  return element ? [...new Set(portsOf(element))].sort() : [];
}

/** A service of another cluster that may be handed the address of this one. */
export interface LikelyTwin {
  readonly service: string;
  readonly vnet: string;
  readonly ports: readonly string[];
  readonly otherPorts: readonly string[];
}

/**
 * The first service of an earlier cluster on the same network object that has no port in common with
 * this one: both may be handed one address (AMB-06).
 */
export function likelyTwinOf(facts: Facts, service: string): LikelyTwin | undefined {
  const vnet = vnetOf(facts, service);
  const cluster = parentOf(facts, service);
  const ports = balancedPorts(facts, service);
  if (vnet === undefined || typeof cluster !== "string" || ports.length === 0) return undefined;
  for (const group of portGroups(facts, vnet)) {
    const first = group.firsts.find((each) => each.cluster < cluster);
    if (first && !group.ports.some((port) => ports.includes(port))) {
      return { service: first.service, vnet, ports, otherPorts: group.ports };
    }
  }
  return undefined;
}
