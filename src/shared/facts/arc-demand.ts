import { rangeSize, type Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, type Facts } from "./engine.ts";
import { governingFact } from "./field-values.ts";
import { clustersOn, controlPlaneCount, workerCount } from "./kubernetes.ts";
import { runOf } from "./pools.ts";
import { arcNodeNeed } from "./range-needs.ts";
import { readInteger, valueOf, type Reading } from "./readings.ts";

/** What clusters take from the pool or leases of a logical network (F12). */
export interface ArcDemand {
  readonly clusters: readonly ElementRecord[];
  readonly workers: number;
  readonly controlPlanes: number;
  /** Control plane addresses that nobody typed and that the pool therefore gives. */
  readonly controlPlaneIps: number;
  /** Kept for upgrades by the edition of the documents, or as the user set it. */
  readonly upgrades: number;
}

export function arcDemand(facts: Facts, network: ElementRecord): ArcDemand {
  const clusters = clustersOn(facts, network.id);
  const sum = (count: (cluster: ElementRecord) => number): number =>
    clusters.reduce((total, cluster) => total + count(cluster), 0);
  return {
    clusters,
    workers: sum((cluster) => workerCount(facts, cluster)),
    controlPlanes: sum((cluster) => controlPlaneCount(facts, cluster)),
    controlPlaneIps: sum((cluster) =>
      needsControlPlaneIp(facts, cluster) || controlPlaneIpsOf(facts, cluster).length > 0 ? 0 : 1,
    ),
    upgrades: sum((cluster) => valueOf(readInteger(facts, cluster, "updateReserve")) ?? 0),
  };
}

/** Every address that has to come from the pool: nodes, and control plane addresses left to it (F12b). */
export function poolNeed(demand: ArcDemand): number {
  return arcNodeNeed(demand) + demand.controlPlaneIps;
}

/** The pool of a logical network, $IPPoolStart to $IPPoolEnd. */
export function arcPool(facts: Facts, network: ElementRecord): Reading<Range> {
  return runOf(facts, network, "poolStart", "poolEnd");
}

export function arcPoolSize(facts: Facts, network: ElementRecord): number | undefined {
  const range = valueOf(arcPool(facts, network));
  return range && rangeSize(range);
}

/** Control plane endpoints of a cluster with an address that somebody gave. */
export function controlPlaneIpsOf(facts: Facts, cluster: ElementRecord): ElementRecord[] {
  return childrenOf(facts, cluster.id, "controlPlaneEndpoint").filter(({ fields }) =>
    Boolean(fields["address"]),
  );
}

/** Whether the edition of the documents asks for the address; later ones let the pool give it. */
export function needsControlPlaneIp(facts: Facts, cluster: ElementRecord): boolean {
  const endpoint = {
    id: cluster.id,
    kind: "controlPlaneEndpoint",
    name: "",
    parent: cluster.id,
    fields: {},
  };
  return governingFact(facts, endpoint, "address")?.requirement === "required";
}
