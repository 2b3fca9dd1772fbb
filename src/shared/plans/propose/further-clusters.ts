import type { PlannedCluster } from "../planned-cluster.ts";
import type { Further } from "./wanted.ts";

/** The clusters that are drawn, and those that room is kept for. */
export function withFurther(
  clusters: readonly PlannedCluster[],
  { clusters: count, controlPlane, workers, services }: Further,
): PlannedCluster[] {
  const further = Array.from({ length: count }, (_, i) => ({
    name: `further ${i + 1}`,
    controlPlane,
    workers,
    services: services === 0 ? [] : [{ name: "service", ports: ["tcp/443"], instances: services }],
  }));
  return [...clusters, ...further];
}
