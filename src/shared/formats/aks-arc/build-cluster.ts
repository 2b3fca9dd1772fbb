import type { JsonObject } from "#shared/kernel/json";
import { given } from "../keys/given.ts";
import type { Around } from "./build-design.ts";
import { elementName } from "./element-name.ts";
import { printExtra } from "./extra-settings.ts";
import type { BalancerSettings, ClusterSettings } from "./settings.ts";

/** Draws a cluster with its control plane address, KubeVIP and node pools; answers its id. */
export function addCluster(
  { design, ids, site, notes }: Around,
  cluster: ClusterSettings,
  network: string | undefined,
  leaves: string[],
): string {
  const { extra } = cluster;
  const id = design.add(
    "cluster",
    ids("cluster"),
    site,
    elementName(cluster.name, "cluster"),
    given({
      network,
      controlPlaneCount: cluster.controlPlaneCount,
      podCidr: cluster.podCidr,
      plugin: cluster.plugin,
      extraSettings: extraText(extra, notes),
    }),
  );
  if (cluster.controlPlaneIp !== undefined) {
    design.add("controlPlaneEndpoint", ids("endpoint"), id, "control-plane", {
      address: cluster.controlPlaneIp,
    });
  }
  // The product deploys KubeVIP with every cluster.
  design.add("loadBalancer", ids("lb"), id, "kube-vip", {
    product: "kubeVip",
    fronts: ["apiServer"],
  });
  for (const [i, pool] of cluster.pools.entries()) {
    design.add(
      "nodePool",
      ids("pool"),
      id,
      elementName(pool.name, `nodepool${i + 1}`),
      given({ os: pool.os ?? "linux", count: pool.count }),
    );
  }
  if (cluster.controlPlaneCount === undefined && cluster.controlPlaneIp === undefined) {
    notes.info(
      "cluster-elsewhere",
      "",
      `The file does not say what control plane ${elementName(cluster.name, "the cluster")} has; that is left to another file. Fill it in.`,
    );
    leaves.push(id);
  }
  return id;
}

/** Draws MetalLB in its cluster. */
export function addBalancer(
  { design, ids }: Around,
  balancer: BalancerSettings,
  cluster: string,
): void {
  design.add("loadBalancer", ids("lb"), cluster, elementName(balancer.name, "metallb"), {
    product: "metalLb",
    fronts: ["services"],
    ...given({ ranges: balancer.addresses, bgpPeers: balancer.peers }),
  });
}

function extraText(extra: JsonObject, notes: Around["notes"]): string {
  const text = printExtra(extra);
  if (text !== undefined) return text;
  notes.warning(
    "schema-extra-too-long",
    "",
    "The values without a place in the drawing are too many to keep; they are left out, and an export will not write them.",
  );
  return "";
}
