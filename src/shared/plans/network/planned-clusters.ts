import type { Facts } from "#shared/facts/engine";
import { clusterShape } from "#shared/facts/clusters";
import { clustersOn, portsOf } from "#shared/facts/kubernetes";
import { balancedServices } from "#shared/facts/services";
import type { ElementRecord } from "#shared/model/records";
import type { PlannedCluster } from "../planned-cluster.ts";

/** A cluster of a design as a plan counts it: its nodes, and its services of type LoadBalancer. */
export function plannedCluster(facts: Facts, cluster: ElementRecord): PlannedCluster {
  const { controlPlanes, workers } = clusterShape(facts, cluster);
  return {
    name: cluster.name,
    controlPlane: controlPlanes,
    workers,
    services: balancedServices(facts, cluster.id).map((service) => ({
      name: service.name,
      ports: portsOf(service),
      instances: 1,
    })),
  };
}

/** The clusters that use a network object, as a plan counts them. */
export function plannedClustersOn(facts: Facts, network: string): PlannedCluster[] {
  return clustersOn(facts, network).map((cluster) => plannedCluster(facts, cluster));
}
