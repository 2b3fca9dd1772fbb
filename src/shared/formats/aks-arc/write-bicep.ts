import type { Json } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { printBicepparam, type Param } from "../bicep-text/print-bicepparam.ts";
import type { ExportedFile } from "../format.ts";
import { CLUSTER_PARAMETERS, NETWORK_PARAMETERS } from "./parameters.ts";
import { childrenOf, isLeased, keptOfPool, type ArcCluster, type Writing } from "./writing.ts";

/** What stands where the design holds no value; the template refuses it until it is filled in. */
const TODO = "<TODO>";

/** Kept values of node pools and load balancers, which stand in files of their own. */
const OF_PARTS: readonly string[] = ["nodePools", "loadBalancers"];

/** Parameters that the template takes empty. */
const MAY_BE_EMPTY: Readonly<Record<string, Json>> = {
  nodePoolLabel: "",
  nodePoolLabelValue: "",
  nodePoolTaints: [],
};

/** The parameters of one cluster for the published Bicep template. */
export function writeBicep(writing: Writing, cluster: ArcCluster, stem: string): ExportedFile[] {
  const { notes } = writing;
  const { record, network, makesNetwork } = cluster;
  const ownNetwork = makesNetwork && network ? networkValues(writing, network) : undefined;
  const values = { ...cluster.extra, ...clusterValues(writing, cluster) };
  const known = new Set(CLUSTER_PARAMETERS.map(({ bicep }) => bicep));
  const networkParams = ownNetwork
    ? NETWORK_PARAMETERS.map(({ bicep }) => param(bicep, ownNetwork[bicep]))
    : network
      ? [param("logicalNetworkName", network.name)]
      : [];
  const clusterParams = CLUSTER_PARAMETERS.map(({ bicep }) => param(bicep, values[bicep]));
  const others = Object.entries(cluster.extra)
    .filter(([name]) => !known.has(name) && !OF_PARTS.includes(name) && /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => ({ name, value }));
  const missing = [...networkParams, ...clusterParams]
    .filter(({ value }) => value === TODO)
    .map(({ name }) => name);
  if (missing.length > 0) {
    notes.warning(
      "export-fill-in",
      record.name,
      `The design does not hold: ${missing.join(", ")}. ${TODO} stands there; fill it in.`,
    );
  }
  if (others.length > 0) {
    const names = others.map(({ name }) => name).join(", ");
    notes.info(
      "export-other-template",
      record.name,
      `Kept from another template and written back, though the published Bicep template does not ask for it: ${names}.`,
    );
  }
  const content = printBicepparam("main.bicep", [networkParams, clusterParams, others]);
  return [
    {
      fileName: `${stem}.bicepparam`,
      mediaType: "text/plain",
      content,
      cluster: record.id,
    },
    ...cluster.pools
      .slice(1)
      .map((pool, i) => writePool(writing, cluster, pool, `${stem}-pool${i + 2}`)),
  ];
}

function param(name: string, value: Json | undefined): Param {
  return { name, value: value ?? MAY_BE_EMPTY[name] ?? TODO };
}

function networkValues(
  writing: Writing,
  network: ElementRecord,
): Readonly<Record<string, Json | undefined>> {
  const { log } = writing;
  const leases = isLeased(writing, network);
  log.covers(network, "model");
  return {
    logicalNetworkName: network.name,
    addressPrefix: log.value(network, leases ? "planningPrefix" : "addressPrefix"),
    dnsServers: log.value(network, "dnsServers"),
    vmSwitchName: log.value(network, "switchName"),
    ipAllocationMethod: leases ? "Dynamic" : "Static",
    vipPoolStart: log.value(network, "poolStart"),
    vipPoolEnd: log.value(network, "poolEnd"),
    nextHopIpAddress: log.value(network, "gateway"),
    vlan: log.value(network, "vlan") ?? 0,
  };
}

function clusterValues(
  { project, log }: Writing,
  cluster: ArcCluster,
): Readonly<Record<string, Json>> {
  const { record, pools } = cluster;
  log.covers(record, "network", "extraSettings", "schemaVersion");
  const [endpoint] = childrenOf(project, record, "controlPlaneEndpoint");
  const [pool] = pools;
  if (pool) log.covers(pool, "os", "count");
  const os = pool?.fields["os"];
  const kept = pool ? keptOfPool(cluster, pool) : {};
  const values = {
    connectedClusterName: record.name,
    controlPlaneHostIP: endpoint && log.value(endpoint, "address"),
    controlPlaneNodeCount: log.value(record, "controlPlaneCount"),
    netWorkProfilNetworkPolicy: log.value(record, "plugin"),
    nodePoolName: pool?.name,
    nodePoolVMSize: kept["vmSize"],
    nodePoolTaints: kept["nodeTaints"],
    nodePoolCount: pool && log.value(pool, "count"),
    nodePoolOSType: pool && (os === "windows" ? "Windows" : "Linux"),
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

/** A further node pool, for the template of its own. */
function writePool(
  { log }: Writing,
  cluster: ArcCluster,
  pool: ElementRecord,
  stem: string,
): ExportedFile {
  const kept = keptOfPool(cluster, pool);
  const os = log.value(pool, "os");
  const params = [
    { name: "connectedClusterName", value: cluster.record.name },
    { name: "nodePoolName", value: pool.name },
    { name: "nodePoolVMSize", value: kept["vmSize"] ?? TODO },
    { name: "nodePoolCount", value: log.value(pool, "count") ?? TODO },
    { name: "nodePoolOSType", value: os === "windows" ? "Windows" : "Linux" },
    { name: "enableAutoScaling", value: kept["enableAutoScaling"] ?? false },
    { name: "minCount", value: kept["minCount"] ?? 1 },
    { name: "maxCount", value: kept["maxCount"] ?? 10 },
    { name: "nodeLabels", value: kept["nodeLabels"] ?? {} },
    { name: "nodeTaints", value: kept["nodeTaints"] ?? [] },
  ];
  return {
    fileName: `${stem}.nodepool.bicepparam`,
    mediaType: "text/plain",
    content: printBicepparam("main.bicep", [params]),
  };
}
