import type { ElementRecord } from "#shared/model/records";
import { parsePort } from "#shared/address/port";
import {
  childrenOf,
  defineFact,
  defineGlobalFact,
  elementOf,
  idsOfKind,
  sameList,
  type Facts,
} from "./engine.ts";
import { clusterOf, nodesOf } from "./networks.ts";
import { readInteger, readRows, readText, valueOf } from "./readings.ts";
import { referenceOf } from "./references.ts";
import type { ServiceSize } from "./reservation.ts";

const CONTROL_PLANE_ROLES = new Set([
  "controlPlane",
  "controlPlaneAndWorker",
  "aksHostControlPlane",
]);
const WORKER_ROLES = new Set(["worker", "controlPlaneAndWorker"]);

/** Nodes of a cluster that carry the control plane; given as a number, or those that are drawn. */
export function controlPlaneCount(facts: Facts, cluster: ElementRecord): number {
  const given = valueOf(readInteger(facts, cluster, "controlPlaneCount"));
  return given ?? drawn(facts, cluster.id, CONTROL_PLANE_ROLES);
}

/** Worker nodes of a cluster: the sum of its node pools, or those that are drawn. */
export function workerCount(facts: Facts, cluster: ElementRecord): number {
  const pools = childrenOf(facts, cluster.id, "nodePool");
  if (pools.length === 0) return drawn(facts, cluster.id, WORKER_ROLES);
  return pools.reduce(
    (total, pool) => total + (valueOf(readInteger(facts, pool, "count")) ?? 0),
    0,
  );
}

function drawn(facts: Facts, cluster: string, roles: ReadonlySet<string>): number {
  return nodesOf(facts, cluster).filter((node) => roles.has(readText(facts, node, "role"))).length;
}

/** What a service occupies: `tcp/443` for each of its ports that can be read. */
export function portsOf(service: ElementRecord): string[] {
  return readRows(service, "ports").flatMap((row) => {
    const port = parsePort(row["port"]);
    const proto = typeof row["proto"] === "string" ? row["proto"] : "tcp";
    return port.ok ? [`${proto}/${port.value}`] : [];
  });
}

/** A load-balanced service as the sums see it. */
export function serviceSize(service: ElementRecord): ServiceSize {
  return { id: service.id, cluster: service.parent ?? "", ports: portsOf(service) };
}

/** The load balancers that serve a cluster, wherever they are drawn. */
export function balancersOf(facts: Facts, cluster: string): ElementRecord[] {
  return balancerIds(facts, cluster).flatMap((id) => elementOf(facts, id) ?? []);
}

const balancersByCluster = defineGlobalFact("balancersByCluster", (facts) =>
  Map.groupBy(idsOfKind(facts, "loadBalancer"), (id) => clusterOf(facts, id) ?? ""),
);

const balancerIds = defineFact<readonly string[]>(
  "balancersOf",
  (facts, cluster) => balancersByCluster(facts).get(cluster) ?? [],
  sameList,
);

/** The workload clusters that use a network object. */
export function clustersOn(facts: Facts, network: string): ElementRecord[] {
  return clusterIds(facts, network).flatMap((id) => elementOf(facts, id) ?? []);
}

const clustersByNetwork = defineGlobalFact("clustersByNetwork", (facts) =>
  Map.groupBy(idsOfKind(facts, "cluster"), (id) => referenceOf(facts, id, "network") ?? ""),
);

const clusterIds = defineFact<readonly string[]>(
  "clustersOn",
  (facts, network) => clustersByNetwork(facts).get(network) ?? [],
  sameList,
);

/** The network object (vnet or logical network) that a cluster or AKS host uses. */
export function networkObjectOf(facts: Facts, cluster: ElementRecord): ElementRecord | undefined {
  const id = referenceOf(facts, cluster.id, "network");
  return id === undefined ? undefined : elementOf(facts, id);
}
