import { compareText } from "#shared/kernel/order";
import { rangeOfPrefix, parsePrefix } from "#shared/address/prefix";
import type { Ipv4 } from "#shared/address/ipv4";
import { clusterRange } from "./cluster-ranges.ts";
import { elementOf, type Facts } from "./engine.ts";
import { askWithin, defineIntervalFact } from "./interval-facts.ts";
import { siteIdOf } from "./places.ts";

/** A stretch of addresses that only exists inside a cluster. */
export interface ClusterBlock {
  readonly cluster: string;
  readonly use: "pods" | "services";
}

const blocks = defineIntervalFact<ClusterBlock>(
  "clusterBlocks",
  ["cluster"],
  (facts, cluster) => {
    const element = elementOf(facts, cluster);
    const space = siteIdOf(facts, cluster) ?? "";
    if (!element) return [];
    const more = element.fields["morePodNetworks"];
    const further = (Array.isArray(more) ? more : []).flatMap((text) => {
      const parsed = typeof text === "string" ? parsePrefix(text) : undefined;
      return parsed?.ok ? [{ prefix: parsed.value.prefix, use: "pods" as const }] : [];
    });
    const pods = clusterRange(facts, element, "podCidr");
    const services = clusterRange(facts, element, "serviceCidr");
    const all = [
      ...(pods ? [{ prefix: pods.prefix, use: "pods" as const }] : []),
      ...further,
      ...(services ? [{ prefix: services.prefix, use: "services" as const }] : []),
    ];
    return all.map(({ prefix, use }) => ({
      space,
      ...rangeOfPrefix(prefix),
      item: { cluster, use },
    }));
  },
  (a, b) => a.cluster === b.cluster && a.use === b.use,
  (a, b) => compareText(a.cluster, b.cluster) || compareText(a.use, b.use),
);

/** The clusters of a site inside which an address is one of a pod, or of a service. */
export function clustersHolding(
  facts: Facts,
  site: string | undefined,
  address: Ipv4,
  use: ClusterBlock["use"],
): string[] {
  const found = askWithin(facts, blocks, site ?? "", address, address);
  return found.filter((block) => block.use === use).map(({ cluster }) => cluster);
}
