import type { Json, JsonObject } from "#shared/kernel/json";
import { recordsOf } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { balancerName } from "./build-clusters.ts";
import type { Argument, Command } from "./command.ts";
import { childrenOf, type HciSite } from "./find-sites.ts";
import { keptParameters, readKept } from "./kept.ts";
import type { Writing } from "./writing.ts";

const PLUGINS: readonly Json[] = ["flannel", "calico"];

/** A workload cluster as its commands: load balancer where it is set, cluster, further node pools. */
export function writeCluster(
  writing: Writing,
  hci: HciSite,
  cluster: ElementRecord,
  position: number,
  variables: ReadonlyMap<string, string>,
): Command[] {
  const { log, notes } = writing;
  const kept = readKept(writing, cluster, ["New-AksHciCluster", "New-AksHciNodePool"]);
  const balancer = writeBalancer(writing, hci, cluster, `balancer${position}`);
  const pools = childrenOf(hci.project, cluster, "nodePool");
  const keptOf = ({ name }: ElementRecord): JsonObject => {
    const own = kept["New-AksHciNodePool"]?.[name];
    return typeof own === "object" && own !== null && !Array.isArray(own)
      ? (own as JsonObject)
      : {};
  };
  // The cluster's own pool cannot switch the autoscaler off; a further one can.
  const first = pools.find((pool) => keptOf(pool)["disableAutoScaler"] === undefined) ?? pools[0];
  if (!first)
    notes.warning(
      "export-default-pools",
      cluster.name,
      "The cluster has no node pool, so that the product makes one of one Linux node.",
    );
  const network = log.text(cluster, "network");
  const own: JsonObject = first ? inCluster(keptOf(first)) : {};
  return [
    ...(balancer ? [balancer] : []),
    {
      cmdlet: "New-AksHciCluster",
      parameters: [
        ["name", cluster.name],
        ["controlPlaneNodeCount", controlPlaneCount(writing, hci, cluster)],
        ...(first ? poolParameters(writing, first, "nodePoolName", "nodeCount") : []),
        ["vnet", variable(variables.get(network ?? ""))],
        ["primaryNetworkPlugin", plugin(writing, cluster)],
        ["loadBalancerSettings", variable(balancer?.variable)],
        ...keptParameters(writing, cluster, "New-AksHciCluster", {
          ...kept["New-AksHciCluster"],
          ...own,
        }),
      ],
    },
    ...pools
      .filter((pool) => pool !== first)
      .map((pool): Command => ({
        cmdlet: "New-AksHciNodePool",
        parameters: [
          ["clusterName", cluster.name],
          ...poolParameters(writing, pool, "name", "count"),
          ...keptParameters(writing, pool, "New-AksHciNodePool", keptOf(pool)),
        ],
      })),
  ];
}

function variable(name: string | undefined): Argument | undefined {
  return name === undefined ? undefined : { variable: name };
}

type Parameter = readonly [string, Argument | undefined];

function poolParameters(
  { log }: Writing,
  pool: ElementRecord,
  name: string,
  count: string,
): Parameter[] {
  const os = log.text(pool, "os") === "windows" ? "Windows" : "Linux";
  return [
    [name, pool.name],
    [count, log.value(pool, "count") ?? 1],
    ["osType", os],
  ];
}

/** What a pool keeps, under the names that New-AksHciCluster has for it. */
function inCluster(kept: JsonObject): JsonObject {
  const names: Readonly<Record<string, string>> = {
    vmSize: "nodeVmSize",
    maxPodCount: "nodeMaxPodCount",
  };
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [names[key] ?? key, value]));
}

/** As the cluster says, else the control plane nodes that are drawn. */
function controlPlaneCount(
  { log }: Writing,
  { project }: HciSite,
  cluster: ElementRecord,
): Json | undefined {
  const said = log.value(cluster, "controlPlaneCount");
  if (said !== undefined) return said;
  const drawn = [...recordsOf(project, "elements")].filter(
    ({ kind, fields }) =>
      kind === "nodeVm" && fields["cluster"] === cluster.id && fields["role"] === "controlPlane",
  ).length;
  return drawn === 0 ? undefined : drawn;
}

function plugin({ log, notes }: Writing, cluster: ElementRecord): Json | undefined {
  const value = log.value(cluster, "plugin");
  if (value === undefined || PLUGINS.includes(value)) return value;
  notes.warning(
    "export-left-out",
    cluster.name,
    `-primaryNetworkPlugin takes flannel or calico; ${JSON.stringify(value)} is not written.`,
  );
  return undefined;
}

/** A setting only where the load balancer is not the one that every cluster gets by itself. */
function writeBalancer(
  { log, notes }: Writing,
  { project }: HciSite,
  cluster: ElementRecord,
  name: string,
): Command | undefined {
  const inside = childrenOf(project, cluster, "loadBalancer");
  const outside = [...recordsOf(project, "elements")].filter(
    ({ kind, parent, fields }) =>
      kind === "loadBalancer" && fields["cluster"] === cluster.id && parent !== cluster.id,
  );
  const [balancer, ...others] = [...inside, ...outside.sort((a, b) => (a.id < b.id ? -1 : 1))];
  for (const other of others)
    notes.warning(
      "export-left-out",
      other.name,
      "A cluster is made with one load balancer; this one is not written.",
    );
  if (!balancer) return undefined;
  const product = log.text(balancer, "product") ?? "haproxyVm";
  log.covers(balancer, "cluster");
  if (
    product === "haproxyVm" &&
    (balancer.name === balancerName(cluster.name) || outside.includes(balancer))
  )
    return undefined;
  if (product !== "haproxyVm" && product !== "kubeVip")
    notes.warning(
      "export-left-out",
      balancer.name,
      "The cluster is made without a load balancer; how its services are balanced is set up afterwards and not written.",
    );
  return {
    variable: name,
    cmdlet: "New-AksHciLoadBalancerSetting",
    parameters: [
      ["name", balancer.name],
      ["loadBalancerSku", product === "haproxyVm" ? "HAProxy" : "none"],
    ],
  };
}
