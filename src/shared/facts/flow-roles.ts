import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  defineFact,
  defineGlobalFact,
  fieldOf,
  idsOfKind,
  kindOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { flowTargets } from "./flow-ends.ts";
import { clusterOf } from "./networks.ts";
import { siteIdOf } from "./places.ts";
import { referenceOf } from "./references.ts";
import { elementAddress } from "./addresses.ts";

/** The cluster that an end of a flow belongs to; undefined for what stands outside of every cluster. */
export function clusterAround(facts: Facts, id: string): string | undefined {
  return kindOf(facts, id) === "cluster" ? id : clusterOf(facts, id);
}

/** The site that a flow is about: its own, else that of its source. */
export function siteOfFlow(facts: Facts, flow: string): string | undefined {
  const source = referenceOf(facts, flow, "source");
  return siteIdOf(facts, flow) ?? (source === undefined ? undefined : siteIdOf(facts, source));
}

/** The address that a flow names as its target. */
export function typedTarget(facts: Facts, flow: string): Ipv4 | undefined {
  const text = fieldOf(facts, flow, "destinationAddress");
  const parsed = typeof text === "string" ? parseIpv4(text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

const servicesByAddress = defineGlobalFact<ReadonlyMap<Ipv4, readonly string[]>>(
  "servicesByAddress",
  (facts) => Map.groupBy(idsOfKind(facts, "service"), (id) => elementAddress(facts, id) ?? -1),
);

const servicesAt = defineFact<readonly string[]>(
  "servicesAt",
  (facts, address) => servicesByAddress(facts).get(Number(address)) ?? [],
  sameList,
);

/** The services that a flow reaches: the one it names, else those of its site at the address it leads to. */
export const servicesReached = defineFact<readonly string[]>(
  "servicesReached",
  (facts, flow) => {
    const destination = referenceOf(facts, flow, "destination");
    if (destination !== undefined)
      return kindOf(facts, destination) === "service" ? [destination] : [];
    const site = siteOfFlow(facts, flow);
    const found = flowTargets(facts, flow).flatMap(({ target }) =>
      target === "internet" ? [] : servicesAt(facts, String(target)),
    );
    return [...new Set(found)].filter((service) => siteIdOf(facts, service) === site);
  },
  sameList,
);

/** The flows of the project that reach each element they name or a service at the address they name. */
const flowsByDestination = defineGlobalFact<ReadonlyMap<string, readonly string[]>>(
  "flowsByDestination",
  (facts) => {
    const found = new Map<string, string[]>();
    for (const flow of idsOfKind(facts, "flow")) {
      const named = referenceOf(facts, flow, "destination");
      const ends = new Set([
        ...(named === undefined ? [] : [named]),
        ...servicesReached(facts, flow),
      ]);
      for (const end of ends) {
        const flows = found.get(end);
        if (flows) flows.push(flow);
        else found.set(end, [flow]);
      }
    }
    return found;
  },
);

/** The flows that lead to an element, by id. */
export const flowsTo = defineFact<readonly string[]>(
  "flowsTo",
  (facts, id) => flowsByDestination(facts).get(id) ?? [],
  sameList,
);

/** True when a flow comes from outside the cluster; undefined while it has no source. */
export function comesFromOutside(facts: Facts, flow: string, cluster: string): boolean | undefined {
  const source = referenceOf(facts, flow, "source");
  return source === undefined ? undefined : clusterAround(facts, source) !== cluster;
}
