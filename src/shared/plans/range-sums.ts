import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { runOfSize, type Range } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { arcNodeNeed, arcWorkerNeed, aseNodeNeed, edgeNeed } from "#shared/facts/range-needs";
import type { Source } from "#shared/profiles/define-profile";
import { step, sumOf, type Sum } from "./formula.ts";
import type { NamedCluster } from "./hci-sums.ts";
import { addition, addresses, bareAddition } from "./words.ts";

/** F9: the service range of a single machine: where it ends when it begins at `first`. */
export function serviceRangeSum(first: Ipv4, size: number): Sum & { readonly range: Range } {
  const range = runOfSize(first, size);
  const words = say`Service range: ${plain(addresses(size))} from ${formatIpv4(first)} to ${formatIpv4(range.end)}`;
  return { ...sumOf(step("F9", size, { first, size, last: range.end }, words)), range };
}

/** F10: what a scalable AKS Edge cluster takes of its network. */
export function edgeSum(nodes: number, serviceRange: number): Sum {
  const value = edgeNeed(nodes, serviceRange);
  const parts = addition([
    [nodes, "node", "nodes"],
    [1, "control plane endpoint", "control plane endpoints"],
    [serviceRange, "address of the service range", "addresses of the service range"],
  ]);
  const words = say`AKS Edge reservation: ${parts} = ${value}`;
  return sumOf(step("F10", value, { nodes, endpoint: 1, serviceRange }, words));
}

/** F11: what the cluster of an Azure Stack Edge device takes of its compute network. */
export function aseSum(devices: number, services: number): Sum & { readonly nodes: number } {
  const nodes = aseNodeNeed(devices);
  const value = nodes + services;
  const nodeWords = say`Kubernetes node range: 1 for the master and ${plain(devices)} for ${plain(devices === 1 ? "the worker" : "the workers")} = ${nodes}`;
  const words = say`Azure Stack Edge reservation: ${nodes} for nodes + ${services} for services = ${value}`;
  const sum = sumOf(
    step("F11", nodes, { devices }, nodeWords),
    step("F11", value, { nodes, services }, words),
  );
  return { ...sum, nodes };
}

/** F12a: one address for each worker. */
export function arcWorkerSum(clusters: readonly NamedCluster[]): Sum {
  const value = arcWorkerNeed(countsOf(clusters));
  const words = say`Pool for the workers: ${bareAddition(clusters.map(({ workers }) => workers))} = ${value}`;
  return sumOf(step("F12a", value, { workers: value }, words));
}

/** F12b: one address for each node. */
export function arcNodeSum(clusters: readonly NamedCluster[]): Sum {
  const workers = arcWorkerSum(clusters);
  const counts = countsOf(clusters);
  const value = arcNodeNeed(counts);
  const parts = addition([
    [workers.value, "worker", "workers"],
    [counts.controlPlanes, "control plane node", "control plane nodes"],
  ]);
  const values = { workers: workers.value, controlPlanes: counts.controlPlanes };
  const words = say`Pool for every node: ${parts} = ${value}`;
  return sumOf(...workers.steps, step("F12b", value, values, words));
}

/** F12c: control plane IPs and addresses for services; the value is both together. */
export function arcOtherSum(controlPlaneIps: number, services: Sum): Sum {
  const loadBalancer = services.value;
  const value = controlPlaneIps + loadBalancer;
  const parts = addition([
    [controlPlaneIps, "control plane IP", "control plane IPs"],
    [loadBalancer, "load balancer address", "load balancer addresses"],
  ]);
  const words = say`Beside the pool: ${parts} = ${value}`;
  return sumOf(...services.steps, step("F12c", value, { controlPlaneIps, loadBalancer }, words));
}

/** F12b as the documents of July 2025 count: with upgrades and the control plane IPs of the pool. */
export function arcPoolSum(
  clusters: readonly NamedCluster[],
  upgradesEach: number,
  controlPlaneIps: number,
  source: Source,
): Sum {
  const nodes = arcNodeSum(clusters);
  const upgrades = upgradesEach * clusters.length;
  const value = nodes.value + upgrades + controlPlaneIps;
  if (value === nodes.value) return nodes;
  const parts = addition([
    [nodes.value, "node", "nodes"],
    [upgrades, "address for upgrades", "addresses for upgrades"],
    [controlPlaneIps, "control plane IP from the pool", "control plane IPs from the pool"],
  ]);
  const values = { nodes: nodes.value, upgrades, controlPlaneIps };
  const words = say`VM pool: ${parts} = ${value}`;
  return sumOf(...nodes.steps, step("F12b", value, values, words, source));
}

function countsOf(clusters: readonly NamedCluster[]) {
  const sum = (count: (cluster: NamedCluster) => number): number =>
    clusters.reduce((total, cluster) => total + count(cluster), 0);
  return {
    workers: sum(({ workers }) => workers),
    controlPlanes: sum(({ controlPlane }) => controlPlane),
  };
}
