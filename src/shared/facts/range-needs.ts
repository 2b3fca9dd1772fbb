/** F10: addresses that a scalable AKS Edge cluster takes: its nodes, its endpoint and its service range. */
export function edgeNeed(nodes: number, serviceRange: number): number {
  return nodes + 1 + serviceRange;
}

/** F11: addresses of the node range of Azure Stack Edge: the master, and a worker on each device. */
export function aseNodeNeed(devices: number): number {
  return devices + 1;
}

/** What the clusters of a logical network ask of its pool. */
export interface ArcCounts {
  readonly workers: number;
  readonly controlPlanes: number;
}

/** F12a: the least that the pool of a logical network must hold, one address for each worker. */
export function arcWorkerNeed({ workers }: ArcCounts): number {
  return workers;
}

/** F12b: one address for each node. */
export function arcNodeNeed(counts: ArcCounts): number {
  return arcWorkerNeed(counts) + counts.controlPlanes;
}
