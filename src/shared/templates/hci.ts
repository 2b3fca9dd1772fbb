import { startDesign, type Design } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { newestEdition } from "#shared/profiles/index";
import type { Template } from "./template.ts";

interface ClusterPlan {
  readonly id: string;
  readonly controlPlane: readonly number[];
  readonly workers: readonly number[];
  readonly balancer: number;
  readonly api: number;
}

/** The walk-through of the documents: 3 + 5 and 1 + 3 nodes. Numbers are last octets. */
const CLUSTERS: readonly ClusterPlan[] = [
  { id: "a", controlPlane: [3, 4, 5], workers: [6, 7, 8, 9, 10], balancer: 13, api: 29 },
  { id: "b", controlPlane: [11], workers: [12, 14, 15], balancer: 16, api: 30 },
];

const at = (octet: number) => `10.20.30.${octet}`;

/** Two clusters on one AKS network, node addresses from a pool. */
export const hciStatic: Template = {
  id: "hci-static",
  label: "AKS on Azure Stack HCI, static IP",
  summary: "Two clusters on two servers, node pool and VIP pool in one /26",
  profile: "HCI",
  variant: "static",
  icon: "server",
  build: (name) => build(name, "static"),
};

/** The same with leased node addresses and the VIP pool excluded from the scope. */
export const hciDhcp: Template = {
  id: "hci-dhcp",
  label: "AKS on Azure Stack HCI, DHCP",
  summary: "Two clusters on two servers, leased nodes, VIP pool excluded from the scope",
  profile: "HCI",
  variant: "dhcp",
  icon: "server",
  build: (name) => build(name, "dhcp"),
};

function build(name: string, variant: "static" | "dhcp"): Project {
  const design = startDesign(name);
  const { add, join } = design;
  const isStatic = variant === "static";
  add("site", "site", null, "Plant", {
    profile: "HCI",
    edition: newestEdition("HCI"),
    variant,
    lifecycle: "draft",
    networkAdminContact: "J. Doe",
  });
  addSurroundings(design, isStatic);
  add("vnet", "vnet", "site", "vnet1", {
    ...(isStatic
      ? {
          addressPrefix: "10.20.30.0/26",
          gateway: at(1),
          dnsServers: ["10.1.1.10", "10.1.1.11"],
          nodeVmPool: [`${at(2)}-${at(28)}`],
        }
      : {}),
    vipPool: [`${at(29)}-${at(33)}`],
    switchName: "compute-sw",
    vlan: 30,
  });
  join("vnet", "nodes");
  add("hostCluster", "servers", "site", "hci-cluster", {
    product: "azureStackHci",
    nodeAddressing: "static",
    cloudServiceCidr: "10.11.23.45/16",
  });
  join("servers", "mgmt");
  for (const [i, host] of ["h1", "h2"].entries()) addServer(design, host, i);
  add("aksHost", "aks-host", "site", "aks-host", { network: "vnet" });
  addNode(design, "h1", "aks-cp", "aks-host", "aksHostControlPlane", isStatic ? at(2) : undefined);
  for (const plan of CLUSTERS) addCluster(design, plan, isStatic);
  addServices(design);
  return design.project;
}

function addSurroundings({ add, join }: Design, isStatic: boolean): void {
  add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
  add("router", "router", "site", "rt-plant", { role: "router", forwards: true });
  add("segment", "core", "site", "core-net", {
    prefix: "10.1.1.0/24",
    gateway: "10.1.1.1",
    mode: "physical",
  });
  add("segment", "mgmt", "site", "mgmt-net", {
    prefix: "10.11.0.0/16",
    gateway: "10.11.0.1",
    mode: "physical",
  });
  add("segment", "nodes", "site", "node-net", {
    prefix: "10.20.30.0/26",
    gateway: at(1),
    vlan: 30,
    dnsServers: ["10.1.1.10", "10.1.1.11"],
    mode: "physical",
  });
  for (const [leg, segment, address] of [
    ["core", "core", "10.1.1.1/24"],
    ["mgmt", "mgmt", "10.11.0.1/16"],
    ["nodes", "nodes", `${at(1)}/26`],
  ] as const) {
    add("routerInterface", `router.${leg}`, "router", leg, { address });
    join(`router.${leg}`, segment);
  }
  join("router", "internet");
  for (const [i, dns] of ["dns-1", "dns-2"].entries()) {
    add("dnsServer", dns, "site", dns, { address: `10.1.1.1${i}`, zones: "both" });
    join(dns, "core");
  }
  if (isStatic) return;
  add("dhcpServer", "dhcp", "site", "dhcp-plant", { address: at(53) });
  join("dhcp", "nodes");
  add("dhcpScope", "dhcp.scope", "dhcp", "node-scope", {
    segment: "nodes",
    range: `${at(2)}-${at(33)}`,
    exclusions: [`${at(29)}-${at(33)}`],
    leaseHours: 192,
    optionRouter: at(1),
    optionDns: ["10.1.1.10", "10.1.1.11"],
    exclusionConfirmedBy: "J. Doe",
    exclusionConfirmedOn: "2024-03-01",
  });
}

function addServer({ add, join }: Design, host: string, i: number): void {
  add("host", host, "site", `hci-0${i + 1}`, { addressing: "static", hostCluster: "servers" });
  add("physicalPort", `${host}.mgmt`, host, "mgmt", {
    ipMode: "static",
    address: `10.11.1.1${i}/16`,
    gateway: "10.11.0.1",
    media: "wired",
  });
  add("physicalPort", `${host}.p1`, host, "p1", {
    ipMode: "none",
    media: "wired",
    vlanMode: "trunk",
  });
  add("vswitch", `${host}.switch`, host, "compute-sw", { mode: "external", creation: "manual" });
  join(`${host}.mgmt`, "mgmt");
  join(`${host}.p1`, "nodes");
  join(`${host}.switch`, `${host}.p1`);
}

function addNode(
  { add, join }: Design,
  host: string,
  id: string,
  cluster: string,
  role: string,
  address: string | undefined,
): void {
  add("nodeVm", id, host, id, { os: "linux", role, cluster });
  add("vnic", `${id}.eth0`, id, "eth0", {
    vlan: 30,
    ...(address === undefined ? {} : { address }),
  });
  join(`${id}.eth0`, `${host}.switch`);
}

function addCluster(design: Design, plan: ClusterPlan, isStatic: boolean): void {
  const { add, join } = design;
  const { id, controlPlane, workers } = plan;
  add("cluster", id, "site", `cluster${id}`, {
    network: "vnet",
    controlPlaneCount: controlPlane.length,
    apiServerIp: at(plan.api),
    plugin: "calico",
  });
  add("nodePool", `${id}.pool`, id, `pool-${id}`, { os: "linux", count: workers.length });
  const nodes = [
    ...controlPlane.map((octet, i) => ({ name: `${id}-cp${i + 1}`, role: "controlPlane", octet })),
    ...workers.map((octet, i) => ({ name: `${id}-w${i + 1}`, role: "worker", octet })),
  ];
  for (const [i, { name, role, octet }] of nodes.entries()) {
    addNode(design, i % 2 === 0 ? "h1" : "h2", name, id, role, isStatic ? at(octet) : undefined);
  }
  const host = id === "a" ? "h2" : "h1";
  add("loadBalancer", `${id}-lb`, host, `${id}-lb`, {
    product: "haproxyVm",
    cluster: id,
    layer: "4",
    ...(isStatic ? { address: at(plan.balancer) } : {}),
  });
  join(`${id}-lb`, `${host}.switch`);
}

/** Three front ends on port 443 over both clusters, and a database on port 80 beside one of them. */
function addServices({ add, join }: Design): void {
  for (const [id, cluster, octet, port] of [
    ["front-a1", "a", 31, 443],
    ["front-a2", "a", 32, 443],
    ["front-b1", "b", 33, 443],
    ["database", "a", 31, 80],
  ] as const) {
    const isFront = port === 443;
    const labels = [`app=${id}`];
    add("workload", `${id}-app`, cluster, `${id}-app`, {
      tier: isFront ? "frontEnd" : "backend",
      ports: [port],
      labels,
      externalAccess: isFront,
    });
    add("service", id, cluster, id, {
      type: "LoadBalancer",
      ports: [{ proto: "tcp", port }],
      address: at(octet),
      selector: labels,
      exposure: "internal",
    });
    join(id, `${cluster}-lb`);
  }
}
