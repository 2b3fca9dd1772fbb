import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, type Prefix } from "#shared/address/prefix";
import { startDesign, type Design } from "#shared/kinds/design";
import { URL_ALLOWLIST } from "#shared/profiles/arc-urls";
import { newestEdition } from "#shared/profiles/index";
import { calculateArc } from "#shared/plans/calculate-arc";
import type { Project } from "#shared/model/project";
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

const HOSTS = "10.1.0.0/24";
const BRIDGE = "10.3.0.5";
const CLOUD_AGENT = "10.1.0.50";

interface Answered {
  readonly prefix: Prefix;
  readonly vlan: number;
  readonly workers: number;
}

/** What is added to, with all that the answers come to. */
interface Branch extends Pick<Design, "add" | "join"> {
  readonly answers: Answered;
  readonly isStatic: boolean;
  readonly laid: Laid<NodePlan>;
}

/** The addresses of the network of the nodes; only leases need a DHCP server on it. */
type NodePlan = {
  readonly gateway: Block;
  readonly dns: Block;
  readonly dhcp?: Block;
  readonly controlPlane: Block;
  /** The pool of the logical network, or the scope. */
  readonly nodes: Block;
  readonly balancer: Block;
};

/** The pool holds every node and its upgrades (F12b); the range of MetalLB is beside it (F12c). */
function planOf({ workers }: Answered, variant: "static" | "dhcp"): NodePlan {
  const { nodePool } = calculateArc({
    profile: "arc",
    variant,
    edition: editionFor(variant),
    count: "everyNode",
    typedControlPlaneIps: 1,
    vipCountMode: "oneEach",
    gatewayInside: true,
    otherAddresses: 0,
    clusters: [{ name: "edge-1", controlPlane: 1, workers, services: [] }],
  });
  const isStatic = variant === "static";
  return {
    gateway: GATEWAY,
    dns: oneAddress("DNS server", 5),
    ...(isStatic ? {} : { dhcp: oneAddress("DHCP server", 6) }),
    controlPlane: oneAddress("control plane IP", 10),
    nodes: {
      one: "for nodes and upgrades",
      many: "for nodes and upgrades",
      least: nodePool,
      roomy: isStatic ? 41 : 71,
      at: 20,
    },
    balancer: {
      one: "for services",
      many: "for services",
      least: 2,
      roomy: 11,
      at: 100,
    },
  };
}

/** The newest documents allow static networks only; a DHCP design follows the older ones. */
function editionFor(variant: "static" | "dhcp"): string {
  return variant === "static" ? newestEdition("ARC") : "2024-02";
}

/** What the firewall between the VLANs lets pass (REF-2), and the base services (DNS, time). */
function portRules(nodes: string, dns: string) {
  return [
    [HOSTS, nodes, "tcp", "22", "log collection from hosts"],
    [BRIDGE, nodes, "tcp", "22", "log collection from the bridge"],
    [HOSTS, BRIDGE, "tcp", "6443", "Kubernetes API of the bridge"],
    [BRIDGE, nodes, "tcp", "6443", "Kubernetes API of the clusters"],
    [HOSTS, nodes, "tcp", "6443", "Kubernetes API of the clusters"],
    [HOSTS, BRIDGE, "tcp", "46000", "load balancer agent"],
    [BRIDGE, CLOUD_AGENT, "tcp", "55000", "cloud agent"],
    [BRIDGE, CLOUD_AGENT, "tcp", "65000", "cloud agent authentication"],
    [nodes, CLOUD_AGENT, "tcp", "55000", "cloud agent"],
    [nodes, CLOUD_AGENT, "tcp", "65000", "cloud agent authentication"],
    [HOSTS, dns, "udp", "53", "DNS"],
    [HOSTS, dns, "tcp", "53", "DNS"],
    [BRIDGE, dns, "udp", "53", "DNS"],
    [BRIDGE, dns, "tcp", "53", "DNS"],
  ] as const;
}

const asks = {
  prefix: askPrefix(
    "10.4.0.0/24",
    "Network of the nodes",
    "Nodes, control plane IP, services and the DNS server are in it.",
  ),
  vlan: askVlan(40, "The VLAN of that network, on the logical network and the firewall."),
  workers: askWorkers(3, "Worker nodes"),
};

/** One cluster on a static logical network; hosts, bridge and nodes on VLANs of their own. */
export const arcStatic = defineTemplate({
  id: "arc-static",
  label: "AKS enabled by Azure Arc, static IP",
  summary: "Logical network with a pool, control plane IP, MetalLB range, firewall between VLANs",
  profile: "ARC",
  variant: "static",
  icon: "cloud",
  asks,
  plan: (answers) => planOf(answers, "static"),
  build: (name, answers) => build(name, answers, "static"),
});

/** The same on a DHCP logical network, which the documents advise against for production. */
export const arcDhcp = defineTemplate({
  id: "arc-dhcp",
  label: "AKS enabled by Azure Arc, DHCP",
  summary: "DHCP logical network, control plane IP and MetalLB range outside the scope",
  profile: "ARC",
  variant: "dhcp",
  icon: "cloud",
  asks,
  plan: (answers) => planOf(answers, "dhcp"),
  build: (name, answers) => build(name, answers, "dhcp"),
});

function build(name: string, answers: Answered, variant: "static" | "dhcp"): Project {
  const design = startDesign(name);
  const { add, join } = design;
  const isStatic = variant === "static";
  const laid = layBlocks(answers.prefix, planOf(answers, variant));
  const branch: Branch = { add, join, answers, isStatic, laid };
  add("site", "site", null, "Branch", {
    profile: "ARC",
    variant,
    edition: editionFor(variant),
    lifecycle: "draft",
    networkAdminContact: "J. Doe",
    urlListsRead: true,
  });
  addNetworks(branch);
  add("hostCluster", "servers", "site", "local-cluster", {
    product: "azureStackHci",
    nodeAddressing: "static",
    clusterResourceIp: CLOUD_AGENT,
  });
  join("servers", "hosts");
  for (const [i, host] of ["h1", "h2"].entries()) {
    add("host", host, "site", `node-0${i + 1}`, { addressing: "static", hostCluster: "servers" });
    add("physicalPort", `${host}.mgmt`, host, "mgmt", {
      ipMode: "static",
      address: `10.1.0.1${i + 1}/24`,
      gateway: "10.1.0.1",
      vlan: 10,
      media: "wired",
    });
    add("physicalPort", `${host}.p1`, host, "p1", {
      ipMode: "none",
      vlanMode: "trunk",
      media: "wired",
    });
    add("vswitch", `${host}.switch`, host, "compute-sw", { mode: "external", creation: "manual" });
    join(`${host}.mgmt`, "hosts");
    join(`${host}.p1`, "aks");
    join(`${host}.switch`, `${host}.p1`);
  }
  const nodes = formatPrefix(answers.prefix);
  add("logicalNetwork", "lnet", "site", "aks-net", {
    switchName: "compute-sw",
    vlan: answers.vlan,
    ...(isStatic
      ? {
          addressPrefix: nodes,
          gateway: addressIn(laid.gateway),
          dnsServers: [addressIn(laid.dns)],
          poolStart: addressIn(laid.nodes),
          poolEnd: formatIpv4(laid.nodes.end),
        }
      : { planningPrefix: nodes }),
  });
  join("lnet", "aks");
  addCluster(branch);
  return design.project;
}

function addNetworks({ add, join, answers, laid }: Branch): void {
  const nodes = formatPrefix(answers.prefix);
  const dns = addressIn(laid.dns);
  add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
  add("router", "firewall", "site", "fw-branch", {
    role: "firewall",
    forwards: true,
    stateful: true,
    defaultAction: "deny",
    portRules: portRules(nodes, dns).map(([sources, destinations, proto, ports, label]) => ({
      sources,
      destinations,
      proto,
      ports,
      action: "allow",
      label,
    })),
    urlAllow: URL_ALLOWLIST.map(({ pattern, port }) => ({ pattern, port })),
    urlSources: [HOSTS, nodes, BRIDGE],
  });
  join("firewall", "internet");
  for (const [id, label, prefix, gateway, vlan] of [
    ["hosts", "host-net", HOSTS, "10.1.0.1", 10],
    ["bridge", "bridge-net", "10.3.0.0/24", "10.3.0.1", 30],
    ["aks", "aks-vlan", nodes, addressIn(laid.gateway), answers.vlan],
  ] as const) {
    add("segment", id, "site", label, {
      prefix,
      gateway,
      vlan,
      dnsServers: [dns],
      mode: "physical",
    });
    add("routerInterface", `firewall.${id}`, "firewall", id, {
      address: `${gateway}${prefix.slice(prefix.indexOf("/"))}`,
      vlan,
    });
    join(`firewall.${id}`, id);
  }
  add("dnsServer", "dns", "site", "dns-branch", { address: dns, zones: "both" });
  join("dns", "aks");
  add("arcResourceBridge", "arc-bridge", "site", "arc-bridge", { address: BRIDGE });
  join("arc-bridge", "bridge");
  if (!laid.dhcp) return;
  add("dhcpServer", "dhcp", "site", "dhcp-branch", { address: addressIn(laid.dhcp) });
  join("dhcp", "aks");
  add("dhcpScope", "dhcp.scope", "dhcp", "aks-scope", {
    segment: "aks",
    range: rangeText(laid.nodes),
    leaseHours: 192,
    optionRouter: addressIn(laid.gateway),
    optionDns: [dns],
  });
}

function addCluster(branch: Branch): void {
  const { add, join, answers, isStatic, laid } = branch;
  add("cluster", "edge-1", "site", "edge-1", { network: "lnet", controlPlaneCount: 1 });
  add("controlPlaneEndpoint", "edge-1.cp", "edge-1", "control-plane", {
    address: addressIn(laid.controlPlane),
  });
  add("nodePool", "edge-1.pool", "edge-1", "pool1", { os: "linux", count: answers.workers });
  add("loadBalancer", "edge-1.kubevip", "edge-1", "kube-vip", {
    product: "kubeVip",
    fronts: ["apiServer"],
  });
  add("loadBalancer", "edge-1.metallb", "edge-1", "metallb", {
    product: "metalLb",
    fronts: ["services"],
    ranges: [rangeText(laid.balancer)],
  });
  for (let i = 0; i <= answers.workers; i++) {
    const id = i === 0 ? "edge-1-cp1" : `edge-1-w${i}`;
    const host = Math.floor(i / 2) % 2 === 0 ? "h1" : "h2";
    const role = i === 0 ? "controlPlane" : "worker";
    add("nodeVm", id, host, id, { os: "linux", role, cluster: "edge-1" });
    add("vnic", `${id}.eth0`, id, "eth0", {
      vlan: answers.vlan,
      ...(isStatic ? { address: addressIn(laid.nodes, i) } : {}),
    });
    join(`${id}.eth0`, `${host}.switch`);
  }
  add("workload", "shop", "edge-1", "shop", {
    tier: "frontEnd",
    replicas: 2,
    ports: [443],
    labels: ["app=shop"],
    externalAccess: true,
  });
  add("service", "shop-web", "edge-1", "shop-web", {
    type: "LoadBalancer",
    ports: [{ proto: "tcp", port: 443 }],
    address: addressIn(laid.balancer, 1),
    selector: ["app=shop"],
    exposure: "internal",
  });
  join("shop-web", "edge-1.metallb");
}
