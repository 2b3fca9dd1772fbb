import type { ElementRecord } from "#shared/model/records";
import { childrenOf, defineFact, elementOf, sameList, type Facts } from "./engine.ts";
import { nodesOf } from "./networks.ts";
import { machineOf } from "./places.ts";
import { readInteger, valueOf } from "./readings.ts";

/** How many nodes of each sort a cluster has, whether drawn or only counted. */
export interface ClusterShape {
  readonly controlPlanes: number;
  readonly workers: number;
  /** False while neither a node nor a count says anything about the cluster. */
  readonly isKnown: boolean;
}

/** The shape of a cluster: its counts where they are given, else the nodes that are drawn. */
export function clusterShape(facts: Facts, cluster: ElementRecord): ClusterShape {
  const nodes = nodesOf(facts, cluster.id);
  const pools = childrenOf(facts, cluster.id, "nodePool");
  const planned = valueOf(readInteger(facts, cluster, "controlPlaneCount"));
  const counted = pools.reduce(
    (sum, pool) => sum + (valueOf(readInteger(facts, pool, "count")) ?? 0),
    0,
  );
  return {
    controlPlanes: planned ?? nodes.filter(isControlPlane).length,
    workers: pools.length > 0 ? counted : nodes.filter(isWorker).length,
    isKnown: nodes.length > 0 || pools.length > 0 || planned !== undefined,
  };
}

/** Control planes run on Linux only, whatever role a Windows node was given. */
export function isControlPlane(node: ElementRecord): boolean {
  return node.fields["os"] !== "windows" && roleOf(node).startsWith("controlPlane");
}

export function isWorker(node: ElementRecord): boolean {
  return roleOf(node) === "worker" || roleOf(node) === "controlPlaneAndWorker";
}

function roleOf(node: ElementRecord): string {
  const role = node.fields["role"];
  return typeof role === "string" && role !== "" ? role : "controlPlaneAndWorker";
}

/** The nodes of a cluster with one operating system; a node that names none counts as Linux. */
export function nodesWith(facts: Facts, cluster: string, os: "linux" | "windows"): ElementRecord[] {
  return nodesOf(facts, cluster).filter(
    (node) => (node.fields["os"] === "windows" ? "windows" : "linux") === os,
  );
}

const hostIds = defineFact<readonly string[]>(
  "hostsOfCluster",
  (facts, cluster) => {
    const ids = nodesOf(facts, cluster).flatMap((node) => machineOf(facts, node.id)?.id ?? []);
    return [...new Set(ids)].sort();
  },
  sameList,
);

/** The machines that the nodes of a cluster run on, by id. */
export function hostsOf(facts: Facts, cluster: string): ElementRecord[] {
  return hostIds(facts, cluster).flatMap((id) => elementOf(facts, id) ?? []);
}
