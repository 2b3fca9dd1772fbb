import { parseInterfaceAddress, samePrefix, type Prefix } from "#shared/address/prefix";
import type { Ipv4 } from "#shared/address/ipv4";
import type { ElementRecord } from "#shared/model/records";
import { elementAddress } from "./addresses.ts";
import {
  childIds,
  childrenOf,
  defineFact,
  elementOf,
  fieldOf,
  kindOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { ownPrefixOf } from "./interface-prefixes.ts";
import { networkOf, networkPrefix, type NetworkId } from "./networks.ts";
import { siteIdOf } from "./places.ts";
import { readText } from "./readings.ts";
import { referenceOf } from "./references.ts";

/** How servers get their addresses. */
export type Addressing = "static" | "dhcp";

const hostClusterIds = defineFact<readonly string[]>(
  "hostClusters",
  (facts, site) => childIds(facts, site).filter((id) => kindOf(facts, id) === "hostCluster"),
  sameList,
);

const memberIds = defineFact<readonly string[]>(
  "hostsOfHostCluster",
  (facts, cluster) => {
    const site = siteIdOf(facts, cluster);
    if (site === undefined) return [];
    const isOnly = hostClusterIds(facts, site).length === 1;
    return childIds(facts, site).filter((id) => {
      if (kindOf(facts, id) !== "host") return false;
      const named = referenceOf(facts, id, "hostCluster");
      return named === cluster || (named === undefined && isOnly);
    });
  },
  sameList,
);

/** The servers of a host cluster, by name; where a site has only one, also those that name none. */
export function serversIn(facts: Facts, hostCluster: string): ElementRecord[] {
  return memberIds(facts, hostCluster).flatMap((id) => elementOf(facts, id) ?? []);
}

/** The host cluster that a server is part of: the one it names, else the only one of its site. */
export function hostClusterOf(facts: Facts, host: string): string | undefined {
  const named = referenceOf(facts, host, "hostCluster");
  if (named !== undefined) return named;
  const site = siteIdOf(facts, host);
  const clusters = site === undefined ? [] : hostClusterIds(facts, site);
  return clusters.length === 1 ? clusters[0] : undefined;
}

/** An interface of a server with an address of its own. */
export interface ServerInterface {
  readonly element: ElementRecord;
  readonly address: Ipv4;
  readonly prefix: Prefix | undefined;
  readonly network: NetworkId | undefined;
}

/** The ports and adapters of a server that have an address, by name. */
export function interfacesOfServer(facts: Facts, host: string): ServerInterface[] {
  const ends = [...childrenOf(facts, host, "physicalPort"), ...childrenOf(facts, host, "vnic")];
  return ends.flatMap((element) => {
    const address = elementAddress(facts, element.id);
    if (address === undefined) return [];
    const network = networkOf(facts, element.id);
    const around = network === undefined ? undefined : networkPrefix(facts, network);
    return [
      { element, address, network, prefix: ownPrefixOf(facts, element.id)?.prefix ?? around },
    ];
  });
}

/** The subnets that a server has an address in, each once. */
export function prefixesOfServer(facts: Facts, host: string): Prefix[] {
  const prefixes = interfacesOfServer(facts, host).flatMap(({ prefix }) => prefix ?? []);
  return prefixes.filter(
    (prefix, i) => prefixes.findIndex((each) => samePrefix(each, prefix)) === i,
  );
}

/** The one by which a server is managed: on the network of its cluster, else the one with a gateway. */
export function managementOf(
  facts: Facts,
  hostCluster: string,
  host: string,
): ServerInterface | undefined {
  const interfaces = interfacesOfServer(facts, host);
  const network = networkOf(facts, hostCluster);
  return (
    interfaces.find((each) => network !== undefined && each.network === network) ??
    interfaces.find(({ element }) => Boolean(element.fields["gateway"])) ??
    interfaces[0]
  );
}

/** The network that the cloud agent belongs on: the cluster's own, else that of its first server. */
export function managementNetwork(facts: Facts, hostCluster: string): NetworkId | undefined {
  const own = networkOf(facts, hostCluster);
  if (own !== undefined) return own;
  for (const host of memberIds(facts, hostCluster)) {
    const network = managementOf(facts, hostCluster, host)?.network;
    if (network !== undefined) return network;
  }
  return undefined;
}

/** How one server gets its address: what it says itself, else what its interfaces say. */
export function addressingOf(
  facts: Facts,
  hostCluster: string,
  host: ElementRecord,
): Addressing | undefined {
  const said = readText(facts, host, "addressing");
  if (isAddressing(said)) return said;
  const port = managementOf(facts, hostCluster, host.id)?.element;
  const mode = port && readText(facts, port, port.kind === "vnic" ? "ipSource" : "ipMode");
  return isAddressing(mode) ? mode : undefined;
}

/** How the servers of a cluster get their addresses: what it says, else what all of them do. */
export function addressingOfServers(facts: Facts, hostCluster: string): Addressing | undefined {
  const said = fieldOf(facts, hostCluster, "nodeAddressing");
  if (isAddressing(said)) return said;
  const modes = new Set(
    serversIn(facts, hostCluster).map((host) => addressingOf(facts, hostCluster, host)),
  );
  const [mode] = modes;
  return modes.size === 1 ? mode : undefined;
}

/** The cloud agent's address with its length, -cloudserviceCIDR; undefined when it cannot be read. */
export function cloudAgentOf(
  facts: Facts,
  hostCluster: string,
): { address: Ipv4; prefix: Prefix } | undefined {
  const text = fieldOf(facts, hostCluster, "cloudServiceCidr");
  const parsed = typeof text === "string" ? parseInterfaceAddress(text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

function isAddressing(value: unknown): value is Addressing {
  return value === "static" || value === "dhcp";
}
