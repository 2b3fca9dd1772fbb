import { smallestLengthFor } from "#shared/address/prefix";

/** The figures of one cluster that the sums need. */
export interface ClusterSize {
  readonly id: string;
  readonly controlPlane: number;
  readonly workers: number;
}

/** A load-balanced service: where it runs and which ports it occupies (protocol and number). */
export interface ServiceSize {
  readonly id: string;
  readonly cluster: string;
  readonly ports: readonly string[];
}

/** How services share virtual addresses: F5a, F5b and F5c of the catalogue. */
export type ShareMode = "shared" | "perCluster" | "oneEach";

/** Addresses kept for updates, and for a load balancer VM, by platform and edition. */
export interface Reserve {
  readonly hostControlPlane: number;
  readonly hostUpdate: number;
  readonly clusterUpdate: number;
  readonly clusterLoadBalancer: number;
}

/** The reservation table of AKS on Azure Stack HCI, 2022 (REF-8). */
export const HCI_2022: Reserve = {
  hostControlPlane: 1,
  hostUpdate: 2,
  clusterUpdate: 5,
  clusterLoadBalancer: 1,
};

/** F1: addresses that the AKS host takes from the node pool. */
export function hostShare(reserve: Reserve = HCI_2022): number {
  return reserve.hostControlPlane + reserve.hostUpdate;
}

/** F2: addresses that one cluster takes from the node pool. */
export function clusterShare(
  cluster: Omit<ClusterSize, "id">,
  reserve: Reserve = HCI_2022,
): number {
  return (
    cluster.controlPlane + cluster.workers + reserve.clusterUpdate + reserve.clusterLoadBalancer
  );
}

/** F3: addresses that the node VM pool, or the leasable set, has to hold. */
export function nodePoolNeed(
  clusters: readonly ClusterSize[],
  reserve: Reserve = HCI_2022,
): number {
  const shares = clusters.map((cluster) => clusterShare(cluster, reserve));
  return hostShare(reserve) + sum(shares);
}

/**
 * F5: virtual addresses that the services need. Two services may share one when their ports differ
 * and, for `perCluster`, both are in one cluster. Greedy: most ports first, then by id.
 */
export function serviceAddresses(services: readonly ServiceSize[], mode: ShareMode): number {
  if (mode === "oneEach") return services.length;
  const groups = new Map<string, ServiceSize[]>();
  for (const service of services) {
    const key = mode === "shared" ? "" : service.cluster;
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return sum([...groups.values()].map(addressesOfGroup));
}

function addressesOfGroup(services: readonly ServiceSize[]): number {
  const ordered = services.toSorted(
    (a, b) => b.ports.length - a.ports.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const open: Set<string>[] = [];
  for (const { ports } of ordered) {
    let address = open.find((used) => ports.every((port) => !used.has(port)));
    if (!address) open.push((address = new Set()));
    for (const port of ports) address.add(port);
  }
  return open.length;
}

/** F4: virtual addresses in all: one API server for each workload cluster, the services, and AKS hosts. */
export function vipPoolNeed(clusters: number, services: number, hostApis: number): number {
  return clusters + services + hostApis;
}

/** F8: how a DHCP scope of `nodes` and `vips` addresses is divided. */
export function scopeSplit(nodes: number, vips: number): { scope: number; lease: number } {
  return { scope: nodes + vips, lease: nodes };
}

/** F7: the addresses that a subnet must offer, network and broadcast address included. */
export function subnetNeed(total: number, gateway: number, others: number): number {
  return total + 2 + gateway + others;
}

/** F7: the longest prefix that holds `total` addresses beside network, broadcast, gateway and others. */
export function smallestPrefixLength(total: number, gateway: number, others: number): number {
  return smallestLengthFor(subnetNeed(total, gateway, others));
}

/** F14: how many further clusters of a shape fit a node pool. */
export function furtherClusters(
  poolSize: number,
  need: number,
  shape: Omit<ClusterSize, "id">,
  reserve: Reserve = HCI_2022,
): number {
  return Math.max(0, Math.floor((poolSize - need) / clusterShare(shape, reserve)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
