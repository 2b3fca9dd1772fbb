import type { JsonObject } from "#shared/kernel/json";
import { compareNatural, sortedBy } from "#shared/kernel/order";
import { given } from "../keys/given.ts";
import type { Building } from "./building.ts";
import type { DrawnNetwork } from "./build-networks.ts";
import { elementName } from "./element-name.ts";
import type { ClusterSettings, NetworkSettings } from "./settings.ts";

/** Draws the workload clusters with their node pools and load balancers. */
export function addClusters(
  building: Building,
  drawn: ReadonlyMap<NetworkSettings, DrawnNetwork>,
): void {
  const { clusters, hostNetwork } = building.settings;
  for (const cluster of [...clusters].sort((a, b) => compareNatural(a.name, b.name))) {
    const network = cluster.network ?? hostNetwork;
    addCluster(building, cluster, network && drawn.get(network)?.vnet);
  }
}

function addCluster(
  { design, ids, site, keep }: Building,
  settings: ClusterSettings,
  network: string | undefined,
): void {
  const name = elementName(settings.name, "mycluster");
  const id = design.add(
    "cluster",
    ids("cluster"),
    site,
    name,
    given({
      network,
      controlPlaneCount: settings.controlPlaneCount,
      plugin: settings.plugin,
      extraSettings: keep(
        { "New-AksHciCluster": settings.kept, "New-AksHciNodePool": poolsKept(settings) },
        settings.path,
      ),
    }),
  );
  for (const pool of [...settings.pools].sort((a, b) => compareNatural(a.name, b.name))) {
    const fields = { os: pool.os, count: pool.count };
    design.add("nodePool", ids("pool"), id, elementName(pool.name, "pool"), fields);
  }
  const { name: balancer, sku } = settings.balancer;
  design.add("loadBalancer", ids("lb"), id, elementName(balancer, balancerName(name)), {
    product: sku === "none" ? "kubeVip" : "haproxyVm",
    cluster: id,
  });
}

/** What the load balancer of a cluster is called where no setting names it. */
export function balancerName(cluster: string): string {
  return `${cluster.slice(0, 190)}-lb`;
}

function poolsKept({ pools }: ClusterSettings): JsonObject {
  const kept = pools.filter((pool) => Object.keys(pool.kept).length > 0);
  return Object.fromEntries(
    sortedBy(kept, ({ name }) => name).map((pool) => [pool.name, pool.kept]),
  );
}
