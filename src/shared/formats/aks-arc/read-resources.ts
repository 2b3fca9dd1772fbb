import type { Json, JsonObject } from "#shared/kernel/json";
import { readSection, type Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import { editionOfVersions } from "./api-version.ts";
import { resourcesIn, withoutExpressions, type Resource } from "./find-resources.ts";
import { keptOfPools, readPools } from "./read-pools.ts";
import { resourceExtra } from "./resource-extra.ts";
import { lastSegment } from "./resource-id.ts";
import {
  CLUSTER_KEYS,
  LOAD_BALANCER_KEYS,
  LOGICAL_NETWORK_KEYS,
  VIRTUAL_NETWORK_KEYS,
} from "./resource-keys.ts";
import type {
  ArcSettings,
  BalancerSettings,
  ClusterSettings,
  NetworkSettings,
} from "./settings.ts";

/** Azure resources as JSON: one, a list of them, or a template. */
export function readResources(value: Json, text: string, notes: NoteSink): ArcSettings {
  const networks: NetworkSettings[] = [];
  const clusters: ClusterSettings[] = [];
  const balancers: BalancerSettings[] = [];
  const versions: (string | undefined)[] = [];
  for (const resource of resourcesIn(value)) {
    const plain = withoutExpressions(resource.value, resource.path, text, notes);
    const read = { ...resource, value: plain };
    const { apiVersion } = plain;
    versions.push(typeof apiVersion === "string" ? apiVersion : undefined);
    if (resource.type === "logicalnetworks") networks.push(readLogicalNetwork(read, notes));
    else if (resource.type === "virtualnetworks") networks.push(readVirtualNetwork(read, notes));
    else if (resource.type === "loadbalancers") balancers.push(readLoadBalancer(read, notes));
    else clusters.push(readClusterInstance(read, notes));
  }
  const named = new Set(clusters.flatMap(({ network }) => network ?? []));
  const elsewhere = [...named].filter((name) => !networks.some((each) => each.name === name));
  return {
    edition: editionOfVersions(versions),
    networks: [...networks, ...elsewhere.map((name) => ({ name }))],
    clusters,
    balancers,
  };
}

function readLogicalNetwork({ value, path }: Resource, notes: NoteSink): NetworkSettings {
  const resource = readSection(LOGICAL_NETWORK_KEYS, value, path, notes);
  const properties = resource.section("properties");
  const [first, ...others] = properties.list("subnets");
  if (others.length > 0)
    leaveOut(properties.pathOf("subnets"), "A logical network for AKS has one subnet", notes);
  const subnet = first?.section("properties");
  const prefixes = subnet?.texts("addressPrefixes") ?? [];
  if (prefixes.length > 1)
    leaveOut(subnet?.pathOf("addressPrefixes") ?? "", "A subnet for AKS has one prefix", notes);
  const pool = onlyPool(subnet, "ipPools", notes);
  const method = subnet?.text("ipAllocationMethod");
  return {
    name: resource.text("name") ?? lastSegment(resource.text("id")),
    switchName: properties.text("vmSwitchName"),
    isLeased: method === undefined ? undefined : method === "Dynamic",
    prefix: subnet?.text("addressPrefix") ?? prefixes[0],
    gateway: subnet && gatewayOf(subnet, notes),
    dnsServers: properties.section("dhcpOptions").texts("dnsServers"),
    poolStart: pool?.text("start"),
    poolEnd: pool?.text("end"),
    vlan: subnet?.integer("vlan"),
  };
}

/** The next hop of the default route. */
function gatewayOf(subnet: Section, notes: NoteSink): string | undefined {
  const table = subnet.section("routeTable").section("properties");
  const routes = table.list("routes").map((route) => route.section("properties"));
  const byDefault = routes.filter((route) => route.text("addressPrefix") === "0.0.0.0/0");
  if (routes.length > byDefault.length) {
    leaveOut(
      table.pathOf("routes"),
      "A logical network is drawn with its default route only",
      notes,
    );
  }
  return byDefault[0]?.text("nextHopIpAddress");
}

function readVirtualNetwork({ value, path }: Resource, notes: NoteSink): NetworkSettings {
  const resource = readSection(VIRTUAL_NETWORK_KEYS, value, path, notes);
  const properties = resource.section("properties");
  notes.info(
    "older-network",
    resource.pathOf("type"),
    "This is the network object of 2023. It is drawn as a logical network: vmipPool is its pool, and vipPool a range kept for control planes and services. Its switch was named elsewhere.",
  );
  const pool = onlyPool(properties, "vmipPool", notes);
  const prefix = properties.text("ipAddressPrefix");
  if (Number(prefix?.split("/")[1] ?? "32") < ORDINARY) {
    notes.info(
      "prefix-much-wider-than-used",
      properties.pathOf("ipAddressPrefix"),
      `${prefix ?? ""} is far wider than its pools need; compare it with the mask of the gateway.`,
    );
  }
  return {
    name: resource.text("name") ?? lastSegment(resource.text("id")),
    prefix,
    gateway: properties.text("gateway"),
    dnsServers: properties.texts("dnsServers"),
    poolStart: pool?.text("startIP"),
    poolEnd: pool?.text("endIP"),
    vlan: properties.integer("vlanID"),
    virtualRanges: properties.list("vipPool").flatMap((range) => {
      const [start, end] = [range.text("startIP"), range.text("endIP")];
      return start === undefined || end === undefined ? [] : [{ start, end }];
    }),
  };
}

/** Prefixes shorter than this are wider than one network usually is. */
const ORDINARY = 21;

function onlyPool(section: Section | undefined, key: string, notes: NoteSink): Section | undefined {
  const pools = section?.list(key) ?? [];
  if (section && pools.length > 1)
    leaveOut(section.pathOf(key), "A logical network is drawn with one pool", notes);
  return pools[0];
}

function leaveOut(path: string, why: string, notes: NoteSink): void {
  notes.warning("not-drawn", path, `${why}; the others are left out.`);
}

function readClusterInstance({ value, path }: Resource, notes: NoteSink): ClusterSettings {
  const resource = readSection(CLUSTER_KEYS, value, path, notes);
  const properties = resource.section("properties");
  const controlPlane = properties.section("controlPlane");
  const network = properties.section("networkProfile");
  const infra = properties.section("cloudProviderProfile").section("infraNetworkProfile");
  const ids = infra.texts("vnetSubnetIds") ?? [];
  if (ids.length > 1)
    leaveOut(infra.pathOf("vnetSubnetIds"), "A cluster is on one logical network", notes);
  const body = value["properties"];
  const profiles =
    typeof body === "object" && body !== null && !Array.isArray(body)
      ? (body as JsonObject)["agentPoolProfiles"]
      : undefined;
  const pools = readPools(profiles, properties.pathOf("agentPoolProfiles"), notes);
  return {
    name: clusterName(resource),
    network: lastSegment(ids[0]),
    controlPlaneIp: controlPlane.section("controlPlaneEndpoint").text("hostIP"),
    controlPlaneCount: controlPlane.integer("count"),
    podCidr: network.text("podCidr"),
    plugin: network.text("networkPolicy"),
    pools: pools.map(({ pool }) => pool),
    extra: {
      ...resourceExtra(value, resource.path, notes),
      ...keptOfPools(pools),
    },
  };
}

/** The instance itself is always called `default`; the connected cluster around it has the name. */
function clusterName(resource: Section): string | undefined {
  const id = resource.text("id") ?? resource.text("scope");
  const parts = id?.split("/") ?? [];
  const at = parts.findIndex((part) => part.toLowerCase() === "connectedclusters");
  const name = resource.text("name");
  return at >= 0 ? parts[at + 1] : name === "default" ? undefined : lastSegment(name);
}

function readLoadBalancer({ value, path }: Resource, notes: NoteSink): BalancerSettings {
  const resource = readSection(LOAD_BALANCER_KEYS, value, path, notes);
  const properties = resource.section("properties");
  const parts = (resource.text("id") ?? resource.text("scope") ?? "").split("/");
  const at = parts.findIndex((part) => part.toLowerCase() === "connectedclusters");
  return {
    name: resource.text("name") ?? lastSegment(resource.text("id")),
    cluster: at >= 0 ? parts[at + 1] : undefined,
    addresses: properties.texts("addresses") ?? [],
    peers: properties.texts("bgpPeers"),
    mode: properties.text("advertiseMode"),
    selector: properties.kept["serviceSelector"],
  };
}
