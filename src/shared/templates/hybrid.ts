import { formatPrefix, type Prefix } from "#shared/address/prefix";
import { nodePoolNeed, vipPoolNeed } from "#shared/facts/reservation";
import { startDesign, type Design } from "#shared/kinds/design";
import { newestEdition } from "#shared/profiles/index";
import { addressIn, GATEWAY, layBlocks, rangeText, type Laid } from "./ground-plan.ts";
import { askPrefix, askVlan } from "./question.ts";
import { defineTemplate } from "./template.ts";

const DNS = ["10.40.1.10", "10.40.1.11"];
const DOMAIN = "plant.example";

/** A node VM: what it is, where it runs, and its place in the node pool, the first being 0. */
interface Node {
  readonly id: string;
  readonly role: string;
  readonly os: string;
  readonly host: string;
  readonly place: number;
}

const NODES: readonly Node[] = [
  { id: "line-cp1", role: "controlPlane", os: "linux", host: "h1", place: 1 },
  { id: "line-w1", role: "worker", os: "linux", host: "h1", place: 2 },
  { id: "line-w2", role: "worker", os: "linux", host: "h2", place: 3 },
  { id: "line-win1", role: "worker", os: "windows", host: "h2", place: 4 },
];

const WORKLOADS = [
  {
    id: "gateway-app",
    name: "proxy",
    tier: "frontEnd",
    replicas: 2,
    port: 8443,
    label: "app=gateway",
  },
  { id: "hmi-app", name: "screens", tier: "frontEnd", replicas: 3, port: 8080, label: "app=hmi" },
  {
    id: "orders-app",
    name: "booking",
    tier: "backend",
    replicas: 2,
    port: 8081,
    label: "app=orders",
  },
  {
    id: "history-app",
    name: "archive",
    tier: "backend",
    replicas: 1,
    port: 5432,
    label: "app=history",
  },
  { id: "opc-app", name: "opc-link", tier: "other", replicas: 1, port: 4840, label: "app=opc" },
] as const;

/** What is added to, with all that the answers come to. */
interface Line extends Pick<Design, "add" | "join"> {
  readonly answers: Answered;
  readonly laid: Laid<typeof PLAN>;
}

interface Answered {
  readonly prefix: Prefix;
  readonly vlan: number;
}

/** The addresses of the network of the nodes: pool by F3, VIP pool by F4 with the AKS host. */
const PLAN = {
  gateway: GATEWAY,
  nodes: {
    one: "for nodes and updates",
    many: "for nodes and updates",
    least: nodePoolNeed([{ id: "line", controlPlane: 1, workers: 3 }]),
    roomy: 39,
    at: 2,
  },
  vips: {
    one: "virtual IP",
    many: "virtual IPs",
    least: vipPoolNeed(1, 1, 1),
    roomy: 20,
    at: 200,
  },
};

/**
 * One cluster with a service of each type: the ingress controller behind a LoadBalancer, what it
 * leads to as ClusterIP, a machine interface by NodePort, and a system elsewhere by ExternalName.
 */
export const hybridStatic = defineTemplate({
  id: "hybrid-static",
  label: "Container networking of AKS hybrid, static IP",
  summary: "A service of each type, ingress and Calico policies on one cluster",
  profile: "HYB",
  variant: "static",
  icon: "container",
  asks: {
    prefix: askPrefix(
      "10.40.8.0/24",
      "Network of the nodes",
      "Node VMs, the load balancer VM and virtual IPs are in it.",
    ),
    vlan: askVlan(40, "The VLAN of that network on the ports of the servers and on the router."),
  },
  plan: () => PLAN,
  build(name, answers) {
    const design = startDesign(name);
    const { add, join } = design;
    const line: Line = { add, join, answers, laid: layBlocks(answers.prefix, PLAN) };
    add("site", "site", null, "Line 2", {
      profile: "HYB",
      edition: newestEdition("HYB"),
      variant: "static",
      lifecycle: "draft",
      networkAdminContact: "J. Doe",
    });
    addSurroundings(line);
    addServers(design);
    addCluster(line);
    addServices(line);
    addIntent(design);
    return design.project;
  },
});

function addSurroundings({ add, join, answers, laid }: Line): void {
  add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
  add("router", "router", "site", "rt-line", { role: "router", forwards: true });
  join("router", "internet");
  for (const [id, label, prefix, gateway, vlan] of [
    ["office", "office-net", "10.40.1.0/24", "10.40.1.1", 10],
    ["mgmt", "mgmt-net", "10.40.4.0/24", "10.40.4.1", 20],
    ["nodes", "node-net", formatPrefix(answers.prefix), addressIn(laid.gateway), answers.vlan],
  ] as const) {
    add("segment", id, "site", label, {
      prefix,
      gateway,
      vlan,
      dnsServers: DNS,
      mode: "physical",
    });
    add("routerInterface", `router.${id}`, "router", id, {
      address: `${gateway}${prefix.slice(prefix.indexOf("/"))}`,
      vlan,
    });
    join(`router.${id}`, id);
  }
  add("dnsServer", "dns-1", "site", "dns-1", {
    address: "10.40.1.10",
    zones: "both",
    records: [
      { name: `line.${DOMAIN}`, address: addressIn(laid.vips, 2) },
      { name: `erp.${DOMAIN}`, address: "10.40.1.80" },
    ],
  });
  add("dnsServer", "dns-2", "site", "dns-2", { address: "10.40.1.11", zones: "both" });
  add("externalEndpoint", "operator", "site", "operator-pc", {
    role: "sitePc",
    address: "10.40.1.20",
  });
  add("externalEndpoint", "erp", "site", "erp", { role: "otherVm", address: "10.40.1.80" });
  for (const id of ["dns-1", "dns-2", "operator", "erp"]) join(id, "office");
}

function addServers({ add, join }: Design): void {
  add("hostCluster", "servers", "site", "hci-line", {
    product: "azureStackHci",
    nodeAddressing: "static",
    cloudServiceCidr: "10.40.4.50/24",
  });
  join("servers", "mgmt");
  for (const [i, host] of ["h1", "h2"].entries()) {
    add("host", host, "site", `hci-0${i + 1}`, { addressing: "static", hostCluster: "servers" });
    add("physicalPort", `${host}.mgmt`, host, "mgmt", {
      ipMode: "static",
      address: `10.40.4.1${i + 1}/24`,
      gateway: "10.40.4.1",
      vlan: 20,
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
}

function addNode(line: Line, cluster: string, node: Node): void {
  const { add, join, answers, laid } = line;
  const { id, role, os, host, place } = node;
  add("nodeVm", id, host, id, { os, role, cluster });
  add("vnic", `${id}.eth0`, id, "eth0", {
    vlan: answers.vlan,
    address: addressIn(laid.nodes, place),
  });
  join(`${id}.eth0`, `${host}.switch`);
}

function addCluster(line: Line): void {
  const { add, join, answers, laid } = line;
  add("vnet", "vnet", "site", "linenet", {
    addressPrefix: formatPrefix(answers.prefix),
    gateway: addressIn(laid.gateway),
    dnsServers: DNS,
    nodeVmPool: [rangeText(laid.nodes)],
    vipPool: [rangeText(laid.vips)],
    switchName: "compute-sw",
    vlan: answers.vlan,
  });
  join("vnet", "nodes");
  add("aksHost", "aks-host", "site", "aks-host", {
    network: "vnet",
    apiServerIp: addressIn(laid.vips),
  });
  addNode(line, "aks-host", {
    id: "aks-cp",
    role: "aksHostControlPlane",
    os: "linux",
    host: "h1",
    place: 0,
  });
  add("cluster", "line", "site", "line", {
    network: "vnet",
    controlPlaneCount: 1,
    apiServerIp: addressIn(laid.vips, 1),
    plugin: "calico",
  });
  add("nodePool", "line.linux", "line", "linux", { os: "linux", count: 2 });
  add("nodePool", "line.windows", "line", "windows", { os: "windows", count: 1 });
  for (const node of NODES) addNode(line, "line", node);
  add("loadBalancer", "line-lb", "h2", "line-lb", {
    product: "haproxyVm",
    cluster: "line",
    layer: "4",
    address: addressIn(laid.nodes, 5),
  });
  join("line-lb", "h2.switch");
}

function addServices({ add, join, laid }: Line): void {
  for (const { id, name, tier, replicas, port, label } of WORKLOADS) {
    add("workload", id, "line", name, {
      tier,
      replicas,
      ports: [port],
      labels: [label],
      ...(id === "gateway-app" || id === "opc-app" ? { externalAccess: true } : {}),
      ...(id === "hmi-app" ? { needsL7: true } : {}),
    });
  }
  add("service", "gateway", "line", "gateway", {
    type: "LoadBalancer",
    ports: [{ proto: "tcp", port: 443, targetPort: 8443 }],
    address: addressIn(laid.vips, 2),
    addressChoice: "existingStatic",
    accessedByName: true,
    exposure: "internal",
    selector: ["app=gateway"],
  });
  join("gateway", "line-lb");
  for (const [id, port, label] of [
    ["hmi", 8080, "app=hmi"],
    ["orders", 8081, "app=orders"],
    ["history", 5432, "app=history"],
  ] as const) {
    add("service", id, "line", id, {
      type: "ClusterIP",
      ports: [{ proto: "tcp", port, targetPort: port }],
      selector: [label],
    });
  }
  add("service", "opc", "line", "opc", {
    type: "NodePort",
    ports: [{ proto: "tcp", port: 4840, targetPort: 4840, nodePort: 30840 }],
    selector: ["app=opc"],
  });
  add("service", "erp-name", "line", "erp", {
    type: "ExternalName",
    externalName: `erp.${DOMAIN}`,
    accessedByName: true,
  });
  add("ingressController", "ingress", "line", "ingress", {
    service: "gateway",
    tlsTermination: true,
    rules: [
      { host: `line.${DOMAIN}`, path: "/", service: "hmi" },
      { host: `line.${DOMAIN}`, path: "/orders", service: "orders" },
    ],
  });
}

/** Who may talk to whom, and the connections that have to work. */
function addIntent({ add }: Design): void {
  for (const [id, selector, peer, port] of [
    ["hmi-from-gateway", "app=hmi", "app=gateway", 8080],
    ["orders-from-gateway", "app=orders", "app=gateway", 8081],
    ["history-from-orders", "app=history", "app=orders", 5432],
  ] as const) {
    add("networkPolicy", id, "line", id, {
      selector: [selector],
      directions: ["ingress"],
      ingress: [{ peer, proto: "tcp", port }],
    });
  }
  for (const [id, source, destination, port] of [
    ["operator-to-line", "operator", "gateway", 443],
    ["orders-to-history", "orders-app", "history-app", 5432],
    ["orders-to-erp", "orders-app", "erp", 443],
  ] as const) {
    add("flow", id, "site", id, { source, destination, proto: "tcp", port });
  }
  add("flow", "operator-to-opc", "site", "operator-to-opc", {
    source: "operator",
    destination: "opc",
    viaNodePort: "line-w1",
    proto: "tcp",
    port: 30840,
  });
}
