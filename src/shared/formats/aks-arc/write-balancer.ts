import type { ElementRecord } from "#shared/model/records";
import type { ExportedFile } from "../format.ts";
import { advertising } from "./balancer-extra.ts";
import type { ArcCluster, Writing } from "./writing.ts";

const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";

/** MetalLB of a cluster as parameters of the published template. Ids of Azure are filled in there. */
export function writeBalancer(
  { log }: Writing,
  cluster: ArcCluster,
  balancer: ElementRecord,
  stem: string,
): ExportedFile {
  log.covers(balancer, "product", "fronts", "placement", "layer", "cluster");
  const { mode, selector } = advertising(cluster, balancer);
  const peers = log.value(balancer, "bgpPeers");
  const parent = `/subscriptions/{subscription-id}/resourceGroups/{resource-group}/providers/Microsoft.Kubernetes/connectedClusters/${cluster.record.name}`;
  const values = {
    parentResourceId: parent,
    loadBalancerName: balancer.name,
    addresses: log.value(balancer, "ranges") ?? [],
    advertiseMode: mode,
    serviceSelector: selector,
    bgpPeers: peers ?? [],
    k8sRuntimeFpaObjectId: "{your-k8s-runtime-fpa-object-id}",
  };
  const parameters = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value }]),
  );
  const content = { $schema: SCHEMA, contentVersion: "1.0.0.0", parameters };
  return {
    fileName: `${stem}.loadbalancer.parameters.json`,
    mediaType: "application/json",
    content: `${JSON.stringify(content, null, 4)}\n`,
  };
}
