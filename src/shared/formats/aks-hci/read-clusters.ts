import type { Json, JsonObject } from "#shared/kernel/json";
import type { Section } from "../keys/read-section.ts";
import type { Call } from "./call.ts";
import { networkOf, of, sectionOf, type Read } from "./reading.ts";
import type { BalancerSettings, ClusterSettings, PoolSettings } from "./settings.ts";

const DEFAULT_NAME = "mycluster";

/** Workload clusters with their pools: one of the command itself, others of New-AksHciNodePool. */
export function readClusters(calls: readonly Call[], read: Read): ClusterSettings[] {
  const { notes } = read;
  const clusters = of(calls, "New-AksHciCluster").map((call) => readCluster(call, read));
  const more = new Map<number, PoolSettings[]>();
  for (const call of of(calls, "New-AksHciNodePool")) {
    const section = sectionOf(read.sections, call);
    const owner = section.text("clusterName");
    const at =
      owner === undefined && clusters.length === 1
        ? 0
        : clusters.findIndex(({ name }) => name.toLowerCase() === owner?.toLowerCase());
    if (at < 0) {
      notes.warning(
        "aks-hci-no-such-cluster",
        section.pathOf("clusterName"),
        "No command of this text makes the cluster of this node pool; it is left out.",
      );
      continue;
    }
    const taken = [...(clusters[at]?.pools ?? []), ...(more.get(at) ?? [])];
    const name = section.text("name") ?? `pool${taken.length + 1}`;
    if (taken.some((pool) => pool.name === name)) {
      notes.error(
        "aks-hci-twice",
        section.pathOf("name"),
        `The cluster has a pool called ${JSON.stringify(name)} already; this one is left out.`,
      );
      continue;
    }
    const pool = {
      name,
      count: section.integer("count") ?? 1,
      os: osOf(section.text("osType")),
      kept: section.kept,
    };
    more.set(at, [...(more.get(at) ?? []), pool]);
  }
  return clusters.map((cluster, i) => ({
    ...cluster,
    pools: [...cluster.pools, ...(more.get(i) ?? [])],
  }));
}

function readCluster(call: Call, read: Read): ClusterSettings {
  const { notes } = read;
  const section = sectionOf(read.sections, call);
  const name = section.text("name")?.trim() ?? DEFAULT_NAME;
  if (section.text("name") === undefined)
    notes.warning(
      "aks-hci-fill-in",
      section.pathOf("name"),
      `The cluster has no name; ${DEFAULT_NAME} is put in.`,
    );
  const count = section.integer("controlPlaneNodeCount");
  if (count === undefined)
    notes.info(
      "aks-hci-default",
      section.pathOf("controlPlaneNodeCount"),
      `No number of control plane nodes is given for ${name}; the product makes one.`,
    );
  return {
    path: section.path,
    name,
    controlPlaneCount: count ?? 1,
    network: networkOf(call, read),
    plugin: section.text("primaryNetworkPlugin"),
    balancer: balancerOf(call, read),
    pools: poolsOf(section, name, read),
    kept: keptOf(section),
  };
}

/** The pool in the command itself; without a name for it the product makes one of each system. */
function poolsOf(section: Section, cluster: string, { notes }: Read): PoolSettings[] {
  const kept = poolKept(section);
  const name = section.text("nodePoolName");
  if (name !== undefined || section.integer("nodeCount") !== undefined || section.has("osType")) {
    const count = section.integer("nodeCount") ?? 1;
    const os = osOf(section.text("osType"));
    return [{ name: name ?? `${cluster}-${os}`, count, os, kept }];
  }
  notes.info(
    "aks-hci-default",
    section.path,
    `No node pool is named for ${cluster}; the product makes ${cluster}-linux and ${cluster}-windows.`,
  );
  return (["linux", "windows"] as const).map((os) => ({
    name: `${cluster}-${os}`,
    count: section.integer(`${os}NodeCount`) ?? (os === "linux" ? 1 : 0),
    os,
    kept: { ...kept, ...withKey("vmSize", section.kept[`${os}NodeVmSize`]) },
  }));
}

/** What New-AksHciCluster says of its pool, under the names of New-AksHciNodePool. */
const POOL_KEYS: Readonly<Record<string, string>> = {
  nodeVmSize: "vmSize",
  osSku: "osSku",
  taints: "taints",
  nodeMaxPodCount: "maxPodCount",
};
/** Of the older form of the command; they become those of the two pools. */
const OLD_KEYS = ["linuxNodeVmSize", "windowsNodeVmSize"];

function poolKept({ kept }: Section): JsonObject {
  return Object.fromEntries(
    Object.entries(POOL_KEYS).flatMap(([from, to]) => Object.entries(withKey(to, kept[from]))),
  );
}

function keptOf({ kept }: Section): JsonObject {
  const others = Object.entries(kept).filter(
    ([key]) => !Object.hasOwn(POOL_KEYS, key) && !OLD_KEYS.includes(key),
  );
  return Object.fromEntries(others);
}

function withKey(key: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [key]: value };
}

function osOf(text: string | undefined): "linux" | "windows" {
  return text === "Windows" ? "windows" : "linux";
}

function balancerOf(call: Call, { sections }: Read): BalancerSettings {
  const meant = call.objects.get("loadBalancerSettings");
  const settings = of([...sections.keys()], "New-AksHciLoadBalancerSetting").map(
    (each) => [each, sectionOf(sections, each)] as const,
  );
  const setting = settings.find(
    ([each, section]) =>
      each === meant ||
      (typeof meant === "string" && section.text("name")?.toLowerCase() === meant.toLowerCase()),
  )?.[1];
  if (!setting) return { sku: "HAProxy" };
  const sku = setting.text("loadBalancerSku") === "none" ? "none" : "HAProxy";
  return { name: setting.text("name"), sku };
}
