import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import {
  clusterShare,
  furtherClusters,
  HCI_2022,
  hostShare,
  nodePoolNeed,
  scopeSplit,
  vipPoolNeed,
  type ClusterSize,
  type Reserve,
} from "#shared/facts/reservation";
import type { Source } from "#shared/profiles/define-profile";
import { step, sumOf, type Sum } from "./formula.ts";
import { addition, addresses, bareAddition } from "./words.ts";

/** A cluster with the name that a step calls it by. */
export type NamedCluster = Omit<ClusterSize, "id"> & { readonly name: string };

/** F1: what the AKS host takes from the node pool. */
export function hostShareSum(reserve: Reserve = HCI_2022): Sum {
  const { hostControlPlane, hostUpdate } = reserve;
  const value = hostShare(reserve);
  const parts = addition([
    [hostControlPlane, "control plane node", "control plane nodes"],
    [hostUpdate, "address for its update", "addresses for its update"],
  ]);
  return sumOf(
    step("F1", value, { hostControlPlane, hostUpdate }, say`AKS host: ${parts} = ${value}`),
  );
}

/** F2: what one workload cluster takes from the node pool. `source` says where the reserve is from. */
export function clusterShareSum(
  cluster: NamedCluster,
  reserve: Reserve = HCI_2022,
  source?: Source,
): Sum {
  const { controlPlane, workers, name } = cluster;
  const { clusterUpdate, clusterLoadBalancer } = reserve;
  const value = clusterShare(cluster, reserve);
  const parts = addition([
    [controlPlane, "control plane node", "control plane nodes"],
    [workers, "worker", "workers"],
    [clusterUpdate, "address for updates", "addresses for updates"],
    [clusterLoadBalancer, "load balancer VM", "load balancer VMs"],
  ]);
  const values = { controlPlane, workers, clusterUpdate, clusterLoadBalancer };
  return sumOf(step("F2", value, values, say`Cluster ${name}: ${parts} = ${value}`, source));
}

/** F3: the node VM pool, or the leases, with the share of each cluster. */
export function nodePoolSum(
  clusters: readonly NamedCluster[],
  reserve: Reserve = HCI_2022,
  source?: Source,
): Sum {
  const host = hostShareSum(reserve);
  const shares = clusters.map((cluster) => clusterShareSum(cluster, reserve, source));
  const value = nodePoolNeed(
    clusters.map((cluster) => ({ ...cluster, id: cluster.name })),
    reserve,
  );
  const parts = [host, ...shares].map((sum) => sum.value);
  const words = say`Node VM pool: ${bareAddition(parts)} = ${value}`;
  const values = { host: host.value, clusters: value - host.value };
  return sumOf(
    ...[host, ...shares].flatMap(({ steps }) => steps),
    step("F3", value, values, words),
  );
}

/** F4: the VIP pool; `services` is the outcome of the counting mode that was chosen. */
export function vipPoolSum(clusters: number, services: Sum, countHostApiVip: boolean): Sum {
  const host = countHostApiVip ? 1 : 0;
  const value = vipPoolNeed(clusters, services.value, host);
  const parts = addition([
    [clusters, "API server", "API servers"],
    [services.value, "address for services", "addresses for services"],
    [host, "API server of the AKS host", "API servers of the AKS host"],
  ]);
  const values = { apiServers: clusters, services: services.value, hostApiServer: host };
  return sumOf(...services.steps, step("F4", value, values, say`VIP pool: ${parts} = ${value}`));
}

/** F6: everything that is reserved; the same in both models. */
export function totalSum(nodes: number, vips: number): Sum {
  const value = nodes + vips;
  const words = say`Total reservation: ${bareAddition([nodes, vips])} = ${value}`;
  return sumOf(step("F6", value, { nodes, vips }, words));
}

/** F8: how a DHCP scope is divided; the value is the size of the scope. */
export function scopeSum(nodes: number, vips: number): Sum {
  const { scope, lease } = scopeSplit(nodes, vips);
  const words = say`DHCP scope: ${scope} in all, ${vips} excluded for the VIP pool, ${lease} left to lease`;
  return sumOf(step("F8", scope, { scope, exclusion: vips, lease }, words));
}

/** F14: how many further clusters of a shape fit a node pool of so many addresses. */
export function growthSum(
  size: number,
  need: number,
  shape: Omit<ClusterSize, "id">,
  reserve: Reserve = HCI_2022,
): Sum {
  const share = clusterShare(shape, reserve);
  const value = furtherClusters(size, need, shape, reserve);
  const words = say`Room for ${plain(counted(value, "further cluster", "further clusters"))} of ${shape.controlPlane} + ${shape.workers} nodes: (${size} − ${need}) / ${share}, rounded down`;
  return sumOf(step("F14", value, { size, need, share }, words));
}

/** F16: what is free while an update runs, and what it may take. */
export function headroomSum(size: number, allocated: number, needed: number): Sum {
  const free = size - allocated;
  const verdict = free >= needed ? "enough" : `${needed - free} short`;
  const words = say`Head-room: ${size} − ${allocated} in use = ${free} free; an update may take ${plain(addresses(needed))}: ${plain(verdict)}`;
  return sumOf(step("F16", free, { size, allocated, needed }, words));
}
