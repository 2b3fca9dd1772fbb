import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { childIds, elementOf, fieldOf, kindOf, type Facts } from "./engine.ts";
import { clusterOf } from "./networks.ts";

/** An address that the nodes of a machine have to reach, and the field that says so. */
export interface Target {
  readonly address: Ipv4;
  readonly element: string;
  readonly field: string;
}

/** What the nodes on a host need beyond their own network: DNS servers and the proxy. */
export function outsideTargets(facts: Facts, host: string): Target[] {
  const clusters = new Set<string>();
  for (const id of childIds(facts, host)) {
    const cluster = kindOf(facts, id) === "nodeVm" ? clusterOf(facts, id) : undefined;
    if (cluster !== undefined) clusters.add(cluster);
  }
  const targets = addressesIn(facts, host, "dnsServers");
  for (const cluster of clusters) {
    targets.push(...addressesIn(facts, cluster, "dnsServers"));
    const proxy = fieldOf(facts, cluster, "proxy");
    if (typeof proxy === "string" && elementOf(facts, proxy))
      targets.push(...addressesIn(facts, proxy, "address"));
  }
  return targets;
}

function addressesIn(facts: Facts, element: string, field: string): Target[] {
  const value = fieldOf(facts, element, field);
  return (Array.isArray(value) ? value : [value]).flatMap((text: unknown) => {
    const parsed = typeof text === "string" ? parseIpv4(text) : undefined;
    return parsed?.ok ? [{ address: parsed.value, element, field }] : [];
  });
}
