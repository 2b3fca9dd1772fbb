import { formatInterfaceAddress, formatPrefix, type Prefix } from "#shared/address/prefix";
import { nodePoolNeed, vipPoolNeed } from "#shared/facts/reservation";
import { startDesign, type Design } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { newestEdition } from "#shared/profiles/index";
import {
  addressIn,
  GATEWAY,
  layBlocks,
  oneAddress,
  rangeText,
  type Block,
  type Laid,
} from "./ground-plan.ts";
import { askPrefix, askVlan, askWorkers } from "./question.ts";
import { defineTemplate } from "./template.ts";

interface Answered {
  readonly prefix: Prefix;
  readonly vlan: number;
  readonly workersA: number;
  readonly workersB: number;
}

/** What is added to, with all that the answers come to. */
interface Site extends Pick<Design, "add" | "join"> {
  readonly answers: Answered;
  readonly isStatic: boolean;
  readonly laid: Laid<AksPlan>;
}

interface ClusterPlan {
  readonly id: string;
  readonly controlPlane: number;
  readonly workers: number;
}

/** Without answers the walk-through of the documents: 3 + 5 and 1 + 3 nodes. */
function clustersOf({ workersA, workersB }: Answered): readonly [ClusterPlan, ClusterPlan] {
  return [
    { id: "a", controlPlane: 3, workers: workersA },
    { id: "b", controlPlane: 1, workers: workersB },
  ];
}

/** Three front ends that share port 443 need an address each; the database shares one of them. */
const SERVICE_ADDRESSES = 3;

const DNS = ["10.1.1.10", "10.1.1.11"];

/** The addresses of the AKS network; only leases need a DHCP server on it. */
type AksPlan = {
  readonly gateway: Block;
  readonly nodes: Block;
  readonly vips: Block;
  readonly dhcp?: Block;
};

/** Node pool or leases by F3 with the figures of 2022, the largest; VIP pool by F4, right behind. */
function planOf(answers: Answered, isStatic: boolean): AksPlan {
  const clusters = clustersOf(answers);
  const nodes = nodePoolNeed(clusters);
  const vips = vipPoolNeed(clusters.length, SERVICE_ADDRESSES, 0);
  const words = "for nodes and updates";
  return {
    gateway: GATEWAY,
    nodes: { one: words, many: words, least: nodes, at: 2 },
    vips: { one: "virtual IP", many: "virtual IPs", least: vips, at: 2 + nodes },
    ...(isStatic ? {} : { dhcp: oneAddress("DHCP server", 53) }),
  };
}

const asks = {
  prefix: askPrefix(
    "10.20.30.0/26",
    "AKS network",
    "Node VMs, load balancer VMs and virtual IPs are in it.",
  ),
  vlan: askVlan(30, "The VLAN of that network on the ports of the servers."),
  workersA: askWorkers(5, "Workers of cluster A"),
  workersB: askWorkers(3, "Workers of cluster B"),
};

/** Two clusters on one AKS network, node addresses from a pool. */
export const hciStatic = defineTemplate({
  id: "hci-static",
  label: "AKS on Azure Stack HCI, static IP",
  summary: "Two clusters on two servers, node pool and VIP pool in one network",
  profile: "HCI",
  variant: "static",
  icon: "server",
  asks,
  plan: (answers) => planOf(answers, true),
  build: (name, answers) => build(name, answers, true),
});

/** The same with leased node addresses and the VIP pool excluded from the scope. */
export const hciDhcp = defineTemplate({
  id: "hci-dhcp",
  label: "AKS on Azure Stack HCI, DHCP",
  summary: "Two clusters on two servers, leased nodes, VIP pool excluded from the scope",
  profile: "HCI",
  variant: "dhcp",
  icon: "server",
  asks,
  plan: (answers) => planOf(answers, false),
  build: (name, answers) => build(name, answers, false),
});

function build(name: string, answers: Answered, isStatic: boolean): Project {
  const design = startDesign(name);
  const laid = layBlocks(answers.prefix, planOf(answers, isStatic));
  const { add, join } = design;
  const site: Site = { add, join, answers, isStatic, laid };
  add("site", "site", null, "Plant", {
    profile: "HCI",
    edition: newestEdition("HCI"),
    variant: isStatic ? "static" : "dhcp",
    lifecycle: "draft",
    networkAdminContact: "J. Doe",
  });
  addSurroundings(site);
  addNetwork(site);
  add("hostCluster", "servers", "site", "hci-cluster", {
    product: "azureStackHci",
    nodeAddressing: "static",
    cloudServiceCidr: "10.11.23.45/16",
  });
  join("servers", "mgmt");
  for (const [i, host] of ["h1", "h2"].entries()) addServer(design, host, i);
  add("aksHost", "aks-host", "site", "aks-host", { network: "vnet" });
  addNodes(site);
  addServices(site);
  return design.project;
}

function addNetwork({ add, join, answers, isStatic, laid }: Site): void {
  add("vnet", "vnet", "site", "vnet1", {
    ...(isStatic
      ? {
          addressPrefix: formatPrefix(answers.prefix),
          gateway: addressIn(laid.gateway),
          dnsServers: DNS,
          nodeVmPool: [rangeText(laid.nodes)],
        }
      : {}),
    vipPool: [rangeText(laid.vips)],
    switchName: "compute-sw",
    vlan: answers.vlan,
  });
  join("vnet", "nodes");
}

function addSurroundings({ add, join, answers, laid }: Site): void {
  const { prefix, vlan } = answers;
  const gateway = addressIn(laid.gateway);
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
    prefix: formatPrefix(prefix),
    gateway,
    vlan,
    dnsServers: DNS,
    mode: "physical",
  });
  for (const [leg, segment, address] of [
    ["core", "core", "10.1.1.1/24"],
    ["mgmt", "mgmt", "10.11.0.1/16"],
    ["nodes", "nodes", formatInterfaceAddress(laid.gateway.start, prefix.length)],
  ] as const) {
    add("routerInterface", `router.${leg}`, "router", leg, { address });
    join(`router.${leg}`, segment);
  }
  join("router", "internet");
  for (const [i, address] of DNS.entries()) {
    const dns = `dns-${i + 1}`;
    add("dnsServer", dns, "site", dns, { address, zones: "both" });
    join(dns, "core");
  }
  if (!laid.dhcp) return;
  add("dhcpServer", "dhcp", "site", "dhcp-plant", { address: addressIn(laid.dhcp) });
  join("dhcp", "nodes");
  add("dhcpScope", "dhcp.scope", "dhcp", "node-scope", {
    segment: "nodes",
    range: rangeText({ start: laid.nodes.start, end: laid.vips.end }),
    exclusions: [rangeText(laid.vips)],
    leaseHours: 192,
    optionRouter: gateway,
    optionDns: DNS,
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

/** Node VMs in the order of the pool, the host's own first; the load balancers come after them. */
function addNodes(site: Site): void {
  const clusters = clustersOf(site.answers);
  addNode(site, "h1", { id: "aks-cp", cluster: "aks-host", role: "aksHostControlPlane", place: 0 });
  let place = 1;
  const nodes = clusters.reduce((sum, each) => sum + each.controlPlane + each.workers, place);
  for (const [i, plan] of clusters.entries()) {
    addCluster(site, plan, i, place);
    addBalancer(site, plan.id, nodes + i);
    place += plan.controlPlane + plan.workers;
  }
}

interface Node {
  readonly id: string;
  readonly cluster: string;
  readonly role: string;
  /** In the node pool, the first being 0. */
  readonly place: number;
}

/** The address at a place of the pool; a leased one is not written down. */
function pooled({ isStatic, laid }: Site, place: number): { address?: string } {
  return isStatic ? { address: addressIn(laid.nodes, place) } : {};
}

function addNode(site: Site, host: string, { id, cluster, role, place }: Node): void {
  const { add, join, answers } = site;
  add("nodeVm", id, host, id, { os: "linux", role, cluster });
  add("vnic", `${id}.eth0`, id, "eth0", { vlan: answers.vlan, ...pooled(site, place) });
  join(`${id}.eth0`, `${host}.switch`);
}

function addCluster(site: Site, plan: ClusterPlan, i: number, place: number): void {
  const { add, laid } = site;
  const { id, controlPlane, workers } = plan;
  add("cluster", id, "site", `cluster${id}`, {
    network: "vnet",
    controlPlaneCount: controlPlane,
    apiServerIp: addressIn(laid.vips, i),
    plugin: "calico",
  });
  add("nodePool", `${id}.pool`, id, `pool-${id}`, { os: "linux", count: workers });
  for (let n = 0; n < controlPlane + workers; n++) {
    const isControl = n < controlPlane;
    addNode(site, n % 2 === 0 ? "h1" : "h2", {
      id: isControl ? `${id}-cp${n + 1}` : `${id}-w${n + 1 - controlPlane}`,
      cluster: id,
      role: isControl ? "controlPlane" : "worker",
      place: place + n,
    });
  }
}

function addBalancer(site: Site, cluster: string, place: number): void {
  const { add, join } = site;
  const id = `${cluster}-lb`;
  const host = cluster === "a" ? "h2" : "h1";
  add("loadBalancer", id, host, id, {
    product: "haproxyVm",
    cluster,
    layer: "4",
    ...pooled(site, place),
  });
  join(id, `${host}.switch`);
}

/** Three front ends on port 443 over both clusters, and a database on port 80 beside one of them. */
function addServices({ add, join, laid }: Site): void {
  for (const [id, cluster, place, port] of [
    ["front-a1", "a", 2, 443],
    ["front-a2", "a", 3, 443],
    ["front-b1", "b", 4, 443],
    ["database", "a", 2, 80],
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
      address: addressIn(laid.vips, place),
      selector: labels,
      exposure: "internal",
    });
    join(id, `${cluster}-lb`);
  }
}
