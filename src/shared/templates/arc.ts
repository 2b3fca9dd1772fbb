import { startDesign, type Design } from "#shared/kinds/design";
import { URL_ALLOWLIST } from "#shared/profiles/arc-urls";
import { newestEdition } from "#shared/profiles/index";
import type { Project } from "#shared/model/project";
import type { Template } from "./template.ts";

const HOSTS = "10.1.0.0/24";
const BRIDGE = "10.3.0.5";
const NODES = "10.4.0.0/24";
const CLOUD_AGENT = "10.1.0.50";
const CONTROL_PLANE = "10.4.0.10";

/** What the firewall between the VLANs lets pass (REF-2), and the base services (DNS, time). */
const PORT_RULES = [
  [HOSTS, NODES, "tcp", "22", "log collection from hosts"],
  [BRIDGE, NODES, "tcp", "22", "log collection from the bridge"],
  [HOSTS, BRIDGE, "tcp", "6443", "Kubernetes API of the bridge"],
  [BRIDGE, NODES, "tcp", "6443", "Kubernetes API of the clusters"],
  [HOSTS, NODES, "tcp", "6443", "Kubernetes API of the clusters"],
  [HOSTS, BRIDGE, "tcp", "46000", "load balancer agent"],
  [BRIDGE, CLOUD_AGENT, "tcp", "55000", "cloud agent"],
  [BRIDGE, CLOUD_AGENT, "tcp", "65000", "cloud agent authentication"],
  [NODES, CLOUD_AGENT, "tcp", "55000", "cloud agent"],
  [NODES, CLOUD_AGENT, "tcp", "65000", "cloud agent authentication"],
  [HOSTS, "10.4.0.5", "udp", "53", "DNS"],
  [HOSTS, "10.4.0.5", "tcp", "53", "DNS"],
  [BRIDGE, "10.4.0.5", "udp", "53", "DNS"],
  [BRIDGE, "10.4.0.5", "tcp", "53", "DNS"],
] as const;

/** One cluster on a static logical network; hosts, bridge and nodes on VLANs of their own. */
export const arcStatic: Template = {
  id: "arc-static",
  label: "AKS enabled by Azure Arc, static IP",
  summary: "Logical network with a pool, control plane IP, MetalLB range, firewall between VLANs",
  profile: "ARC",
  variant: "static",
  icon: "cloud",
  build: (name) => build(name, "static"),
};

/** The same on a DHCP logical network, which the documents advise against for production. */
export const arcDhcp: Template = {
  id: "arc-dhcp",
  label: "AKS enabled by Azure Arc, DHCP",
  summary: "DHCP logical network, control plane IP and MetalLB range outside the scope",
  profile: "ARC",
  variant: "dhcp",
  icon: "cloud",
  build: (name) => build(name, "dhcp"),
};

function build(name: string, variant: "static" | "dhcp"): Project {
  const design = startDesign(name);
  const { add, join } = design;
  const isStatic = variant === "static";
  add("site", "site", null, "Branch", {
    profile: "ARC",
    variant,
    // The newest documents allow static networks only; a DHCP design follows the older ones.
    edition: isStatic ? newestEdition("ARC") : "2024-02",
    lifecycle: "draft",
    networkAdminContact: "J. Doe",
    urlListsRead: true,
  });
  addNetworks(design, isStatic);
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
  add("logicalNetwork", "lnet", "site", "aks-net", {
    switchName: "compute-sw",
    vlan: 40,
    ...(isStatic
      ? {
          addressPrefix: NODES,
          gateway: "10.4.0.1",
          dnsServers: ["10.4.0.5"],
          poolStart: "10.4.0.20",
          poolEnd: "10.4.0.60",
        }
      : { planningPrefix: NODES }),
  });
  join("lnet", "aks");
  addCluster(design, isStatic);
  return design.project;
}

function addNetworks({ add, join }: Design, isStatic: boolean): void {
  add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
  add("router", "firewall", "site", "fw-branch", {
    role: "firewall",
    forwards: true,
    stateful: true,
    defaultAction: "deny",
    portRules: PORT_RULES.map(([sources, destinations, proto, ports, label]) => ({
      sources,
      destinations,
      proto,
      ports,
      action: "allow",
      label,
    })),
    urlAllow: URL_ALLOWLIST.map(({ pattern, port }) => ({ pattern, port })),
    urlSources: [HOSTS, NODES, BRIDGE],
  });
  join("firewall", "internet");
  for (const [id, label, prefix, vlan] of [
    ["hosts", "host-net", HOSTS, 10],
    ["bridge", "bridge-net", "10.3.0.0/24", 30],
    ["aks", "aks-vlan", NODES, 40],
  ] as const) {
    const gateway = prefix.replace("0/24", "1");
    add("segment", id, "site", label, {
      prefix,
      gateway,
      vlan,
      dnsServers: ["10.4.0.5"],
      mode: "physical",
    });
    add("routerInterface", `firewall.${id}`, "firewall", id, { address: `${gateway}/24`, vlan });
    join(`firewall.${id}`, id);
  }
  add("dnsServer", "dns", "site", "dns-branch", { address: "10.4.0.5", zones: "both" });
  join("dns", "aks");
  add("arcResourceBridge", "arc-bridge", "site", "arc-bridge", { address: BRIDGE });
  join("arc-bridge", "bridge");
  if (isStatic) return;
  add("dhcpServer", "dhcp", "site", "dhcp-branch", { address: "10.4.0.6" });
  join("dhcp", "aks");
  add("dhcpScope", "dhcp.scope", "dhcp", "aks-scope", {
    segment: "aks",
    range: "10.4.0.20-10.4.0.90",
    leaseHours: 192,
    optionRouter: "10.4.0.1",
    optionDns: ["10.4.0.5"],
  });
}

function addCluster({ add, join }: Design, isStatic: boolean): void {
  add("cluster", "edge-1", "site", "edge-1", { network: "lnet", controlPlaneCount: 1 });
  add("controlPlaneEndpoint", "edge-1.cp", "edge-1", "control-plane", { address: CONTROL_PLANE });
  add("nodePool", "edge-1.pool", "edge-1", "pool1", { os: "linux", count: 3 });
  add("loadBalancer", "edge-1.kubevip", "edge-1", "kube-vip", {
    product: "kubeVip",
    fronts: ["apiServer"],
  });
  add("loadBalancer", "edge-1.metallb", "edge-1", "metallb", {
    product: "metalLb",
    fronts: ["services"],
    ranges: ["10.4.0.100-10.4.0.110"],
  });
  const nodes = [
    { id: "edge-1-cp1", role: "controlPlane", host: "h1" },
    { id: "edge-1-w1", role: "worker", host: "h1" },
    { id: "edge-1-w2", role: "worker", host: "h2" },
    { id: "edge-1-w3", role: "worker", host: "h2" },
  ];
  for (const [i, { id, role, host }] of nodes.entries()) {
    add("nodeVm", id, host, id, { os: "linux", role, cluster: "edge-1" });
    add("vnic", `${id}.eth0`, id, "eth0", {
      vlan: 40,
      ...(isStatic ? { address: `10.4.0.2${i}` } : {}),
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
    address: "10.4.0.101",
    selector: ["app=shop"],
    exposure: "internal",
  });
  join("shop-web", "edge-1.metallb");
}
