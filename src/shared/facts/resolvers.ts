import type { Ipv4 } from "#shared/address/ipv4";
import { getKind } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, type Facts } from "./engine.ts";
import { hostsOf } from "./clusters.ts";
import { platformOf } from "./places.ts";
import { readIpv4List, valueOf } from "./readings.ts";

/** The DNS servers that the nodes of a cluster will ask, and who names them. */
export interface Resolvers {
  readonly servers: readonly Ipv4[];
  /** The cluster, its network or its hosts; empty when nobody names any. */
  readonly namedBy: readonly ElementRecord[];
}

/** What nodes will really ask: the list of the cluster or its network, else that of the hosts (UL-DNS-004). */
export function resolversOf(facts: Facts, cluster: ElementRecord): Resolvers {
  const network = cluster.fields["network"];
  const object = typeof network === "string" ? elementOf(facts, network) : undefined;
  const isEdge = platformOf(facts, cluster.id)?.code.startsWith("EE") ?? false;
  for (const element of [cluster, ...(object ? [object] : [])]) {
    const servers = serversIn(element, "dnsServers");
    if (servers.length > 0) return { servers, namedBy: [element] };
  }
  const hosts = isEdge
    ? hostsOf(facts, cluster.id).filter((host) => serversIn(host, "dnsServers").length > 0)
    : [];
  const servers = hosts.flatMap((host) => serversIn(host, "dnsServers"));
  return { servers: [...new Set(servers)], namedBy: hosts };
}

/** The readable entries of a list of DNS servers. */
export function serversIn(element: ElementRecord, field: string): Ipv4[] {
  return readIpv4List(element, field).flatMap((each) => valueOf(each) ?? []);
}

/** True when the field holds something, readable or not. */
export function namesServers(element: ElementRecord, field = "dnsServers"): boolean {
  const list = element.fields[field];
  return Array.isArray(list) && list.length > 0;
}

const LISTS = ["dnsServers", "optionDns"] as const;

/** The field of a kind that lists DNS servers, if it has one. */
export function dnsFieldOf(kind: string): string | undefined {
  return LISTS.find((key) => getKind(kind).fields.some((field) => field.key === key));
}
