import type { ServiceSize } from "#shared/facts/reservation";

/** A load-balanced service as a plan counts it. */
export interface PlannedService {
  readonly name: string;
  /** Protocol and number of each port: `tcp/443`. */
  readonly ports: readonly string[];
  /** How many services of this kind there are; each may need an address of its own. */
  readonly instances: number;
}

/** A workload cluster as a plan counts it. */
export interface PlannedCluster {
  readonly name: string;
  readonly controlPlane: number;
  readonly workers: number;
  readonly services: readonly PlannedService[];
}

/** Each service of the clusters on its own, as the counting modes take them. */
export function serviceSizes(clusters: readonly PlannedCluster[]): ServiceSize[] {
  return clusters.flatMap((cluster, c) =>
    cluster.services.flatMap((service, s) =>
      Array.from({ length: service.instances }, (_, i) => ({
        id: `${c}-${s}-${String(i).padStart(5, "0")}`,
        cluster: String(c),
        ports: service.ports,
      })),
    ),
  );
}

export function countServices(clusters: readonly PlannedCluster[]): number {
  return clusters.reduce((sum, cluster) => sum + servicesOf(cluster), 0);
}

export function servicesOf({ services }: PlannedCluster): number {
  return services.reduce((sum, { instances }) => sum + instances, 0);
}

export function countWorkers(clusters: readonly PlannedCluster[]): number {
  return clusters.reduce((sum, { workers }) => sum + workers, 0);
}

export function countControlPlanes(clusters: readonly PlannedCluster[]): number {
  return clusters.reduce((sum, { controlPlane }) => sum + controlPlane, 0);
}
