import type { Json, JsonObject } from "#shared/kernel/json";
import { readSection, type Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import { editionOfVersions } from "./api-version.ts";
import { keptOfPools, readPools } from "./read-pools.ts";
import { lastSegment } from "./resource-id.ts";
import {
  BALANCER_KEYS,
  CLUSTER_PARAMETERS,
  FURTHER_PARAMETERS,
  NETWORK_PARAMETERS,
  POOL_LISTS,
  spellings,
  SPELLINGS,
} from "./parameters.ts";
import type { ArcSettings, ClusterSettings, NetworkSettings } from "./settings.ts";

const KEYS = [
  ...spellings([...NETWORK_PARAMETERS, ...CLUSTER_PARAMETERS, ...FURTHER_PARAMETERS]),
  ...POOL_LISTS,
];

/** Parameters of the published templates and modules for clusters, networks and node pools. */
export function readParameters(values: JsonObject, notes: NoteSink): ArcSettings {
  const section = readSection(KEYS, inKnownCase(values), "", notes);
  const has = (bicep: string): boolean => spelled(bicep).some((key) => section.has(key));
  // The modules call both a network and a cluster `name`.
  const isNetworkOnly = !has("connectedClusterName")
    ? true
    : section.has("name") && has("vmSwitchName") && !has("controlPlaneNodeCount");
  const isOwnNetwork = ["addressPrefix", "vmSwitchName", "ipAllocationMethod"].some(has);
  const network = readNetwork(section, isNetworkOnly);
  const named = lastSegment(
    section.texts("vnetSubnetIds")?.[0] ?? section.text("logical_network_id"),
  );
  const networks: NetworkSettings[] = isOwnNetwork
    ? [network]
    : (network.name ?? named) === undefined
      ? []
      : [{ name: network.name ?? named }];
  const edition = editionOfVersions([
    section.text("connectedClustersApiVersion"),
    section.text("provisionedClustersApiVersion"),
  ]);
  if (isNetworkOnly) {
    reportKept(section, notes);
    return { edition, networks, clusters: [], balancers: [] };
  }
  return {
    edition,
    networks,
    clusters: [readCluster(section, values, networks[0]?.name, notes)],
    balancers: [],
  };
}

/** Templates take names in any case, and spell some of them each in its own. */
function inKnownCase(values: JsonObject): JsonObject {
  const known = new Map(KEYS.map(({ key }) => [key.toLowerCase(), key]));
  const entries = Object.entries(values).map(([key, value]): [string, Json] => {
    const usual = known.get(key.toLowerCase()) ?? key;
    return [Object.hasOwn(values, usual) ? key : usual, value];
  });
  return Object.fromEntries(entries);
}

/** Parameters of the template for MetalLB. */
export function readBalancer(values: JsonObject, notes: NoteSink): ArcSettings {
  const elsewhere = ["parentResourceId", "k8sRuntimeFpaObjectId"];
  for (const key of elsewhere) reportReference(values[key], key, notes);
  const own = Object.entries(values).filter(
    ([key, value]) => !elsewhere.includes(key) || !isTemplate(value),
  );
  const section = readSection(BALANCER_KEYS, Object.fromEntries(own), "", notes);
  const parent = values["parentResourceId"];
  const { serviceSelector: selector, ...others } = section.kept;
  const unkept = Object.entries(others).filter(([, value]) => !isEmpty(value));
  if (unkept.length > 0) {
    const names = unkept.map(([key]) => key).join(", ");
    notes.info("not-drawn", "", `A design has no place for: ${names}. It is not kept.`);
  }
  return {
    networks: [],
    clusters: [],
    balancers: [
      {
        name: section.text("loadBalancerName"),
        cluster: lastSegment(typeof parent === "string" ? parent.slice(0, 1_000) : undefined),
        addresses: section.texts("addresses") ?? [],
        peers: section.texts("bgpPeers"),
        mode: section.text("advertiseMode"),
        selector,
      },
    ],
  };
}

function readNetwork(section: Section, isNetworkOnly: boolean): NetworkSettings {
  const method = textOf(section, "ipAllocationMethod");
  return {
    name:
      textOf(section, "logicalNetworkName") ?? (isNetworkOnly ? section.text("name") : undefined),
    switchName: textOf(section, "vmSwitchName"),
    isLeased: method === undefined ? undefined : method === "Dynamic",
    prefix: textOf(section, "addressPrefix"),
    gateway: textOf(section, "nextHopIpAddress"),
    dnsServers: spelled("dnsServers")
      .map((key) => section.texts(key))
      .find((list) => list !== undefined),
    poolStart: textOf(section, "vipPoolStart"),
    poolEnd: textOf(section, "vipPoolEnd"),
    vlan: numberOf(section, "vlan"),
  };
}

function readCluster(
  section: Section,
  values: JsonObject,
  network: string | undefined,
  notes: NoteSink,
): ClusterSettings {
  const count = numberOf(section, "controlPlaneNodeCount");
  if (typeof count === "number" && ![1, 3, 5].includes(count)) {
    const path = spelled("controlPlaneNodeCount").find((key) => section.has(key)) ?? "";
    notes.error(
      "control-plane-count",
      path,
      `A cluster has 1, 3 or 5 control plane nodes; ${count} is none of them.`,
    );
  }
  const first = {
    name: textOf(section, "nodePoolName"),
    count: numberOf(section, "nodePoolCount"),
    os: textOf(section, "nodePoolOSType")?.toLowerCase(),
  };
  const lists = POOL_LISTS.flatMap(({ key }) => readPools(values[key], section.pathOf(key), notes));
  const hasFirst = Object.values(first).some((value) => value !== undefined);
  return {
    name: textOf(section, "connectedClusterName"),
    network,
    controlPlaneIp: textOf(section, "controlPlaneHostIP"),
    controlPlaneCount: count,
    podCidr: textOf(section, "pod_cidr"),
    plugin: textOf(section, "netWorkProfilNetworkPolicy"),
    pools: [...(hasFirst ? [first] : []), ...lists.map(({ pool }) => pool)],
    extra: { ...keptByBicepName(section), ...keptOfPools(lists) },
  };
}

/** Kept values under the names of the Bicep template, whatever the file calls them. */
function keptByBicepName({ kept }: Section): JsonObject {
  const bicep = new Map([...SPELLINGS].flatMap(([name, keys]) => keys.map((key) => [key, name])));
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([key, value]) => !isEmpty(value) && !POOL_LISTS.some((list) => list.key === key))
      .map(([key, value]): [string, Json] => [bicep.get(key) ?? key, value]),
  );
}

function reportKept({ kept }: Section, notes: NoteSink): void {
  const names = Object.keys(kept);
  if (names.length === 0) return;
  notes.info(
    "not-drawn",
    "",
    `Without a cluster there is no place for: ${names.join(", ")}. They are not kept.`,
  );
}

function spelled(bicep: string): readonly string[] {
  return SPELLINGS.get(bicep) ?? [bicep];
}

function textOf(section: Section, bicep: string): string | undefined {
  return first(spelled(bicep).map((key) => section.text(key)));
}

function numberOf(section: Section, bicep: string): number | string | undefined {
  return first(spelled(bicep).map((key) => section.integer(key)));
}

function first<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

function isEmpty(value: Json): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isTemplate(value: Json): boolean {
  return typeof value === "string" && /\{[^{}]*\}/.test(value);
}

/** The name of another resource that is still a template; the figures of this file are whole. */
function reportReference(value: Json | undefined, path: string, notes: NoteSink): void {
  if (value === undefined || !isTemplate(value)) return;
  notes.warning(
    "reference-placeholder",
    path,
    "The name of another resource is still a placeholder in braces; it is left out. Fill it in.",
  );
}
