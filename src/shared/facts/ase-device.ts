import type { Prefix } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import { findLimit } from "#shared/profiles/index";
import { childrenOf, defineGlobalFact, elementOf, idsOfKind, type Facts } from "./engine.ts";
import { hostsOf } from "./clusters.ts";
import { networkOf, networkPrefix, type NetworkId } from "./networks.ts";
import { platformOf, siteIdOf } from "./places.ts";
import { readInterface, valueOf } from "./readings.ts";
import { referenceOf } from "./references.ts";

/** The ports of a device that are enabled for compute, by name. */
export function computePorts(facts: Facts, device: string): ElementRecord[] {
  return childrenOf(facts, device, "physicalPort").filter(
    (port) => port.fields["computeEnabled"] === true,
  );
}

/** The devices that a cluster runs on: those of its nodes, else the only one of its site. */
export function devicesOf(facts: Facts, cluster: string): ElementRecord[] {
  const hosts = hostsOf(facts, cluster);
  if (hosts.length > 0) return hosts;
  const site = siteIdOf(facts, cluster);
  const drawn = site === undefined ? [] : childrenOf(facts, site, "host");
  return drawn.length === 1 ? drawn : [];
}

/** The network on which a cluster has its node and service addresses, with the port that opens it. */
export interface ComputeNetwork {
  readonly port: ElementRecord;
  readonly network: NetworkId | undefined;
  /** The length of the port's own address, else the prefix of its network. */
  readonly prefix: Prefix | undefined;
}

/** The compute networks of a cluster: one for each port that is enabled for compute. */
export function computeNetworks(facts: Facts, cluster: string): ComputeNetwork[] {
  return devicesOf(facts, cluster)
    .flatMap((device) => computePorts(facts, device.id))
    .map((port) => {
      const network = networkOf(facts, port.id);
      const around = network === undefined ? undefined : networkPrefix(facts, network);
      return {
        port,
        network,
        prefix: around ?? valueOf(readInterface(facts, port, "address"))?.prefix,
      };
    });
}

/** How many devices may form one cluster, by the documents that the element is judged by. */
export function mostDevices(facts: Facts, id: string): number {
  const platform = platformOf(facts, id);
  return (platform && findLimit("devices", platform.code, platform.edition)?.value) ?? 1;
}

/** How many devices a cluster is planned for: those that it runs on, as far as the documents allow. */
export function plannedDevices(facts: Facts, cluster: string): number {
  return Math.min(Math.max(devicesOf(facts, cluster).length, 1), mostDevices(facts, cluster));
}

/** The machines that name each host cluster as theirs. */
const machinesByCluster = defineGlobalFact<ReadonlyMap<string, readonly string[]>>(
  "machinesByHostCluster",
  (facts) => {
    const found = new Map<string, string[]>();
    for (const host of idsOfKind(facts, "host")) {
      const hostCluster = referenceOf(facts, host, "hostCluster");
      if (hostCluster === undefined) continue;
      const list = found.get(hostCluster);
      if (list) list.push(host);
      else found.set(hostCluster, [host]);
    }
    return found;
  },
);

/** The machines of a host cluster, by id. */
export function machinesOf(facts: Facts, hostCluster: string): ElementRecord[] {
  return (machinesByCluster(facts).get(hostCluster) ?? []).flatMap(
    (id) => elementOf(facts, id) ?? [],
  );
}
