import { startDesign, type Design } from "#shared/kinds/design";
import { newestEdition } from "#shared/profiles/index";
import type { Template } from "./template.ts";

const at = (octet: number) => `10.40.8.${octet}`;
const DOMAIN = "plant.example";

/** A node VM: what it is, where it runs, and the last octet of its address. */
interface Node {
  readonly id: string;
  readonly role: string;
  readonly os: string;
  readonly host: string;
  readonly octet: number;
}

const NODES: readonly Node[] = [
  { id: "line-cp1", role: "controlPlane", os: "linux", host: "h1", octet: 3 },
  { id: "line-w1", role: "worker", os: "linux", host: "h1", octet: 4 },
  { id: "line-w2", role: "worker", os: "linux", host: "h2", octet: 5 },
  { id: "line-win1", role: "worker", os: "windows", host: "h2", octet: 6 },
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

/**
 * One cluster with a service of each type: the ingress controller behind a LoadBalancer, what it
 * leads to as ClusterIP, a machine interface by NodePort, and a system elsewhere by ExternalName.
 */
export const hybridStatic: Template = {
  id: "hybrid-static",
  label: "Container networking of AKS hybrid, static IP",
  summary: "A service of each type, ingress and Calico policies on one cluster",
  profile: "HYB",
  variant: "static",
  icon: "container",
  build(name) {
    const design = startDesign(name);
    design.add("site", "site", null, "Line 2", {
      profile: "HYB",
      edition: newestEdition("HYB"),
      variant: "static",
      lifecycle: "draft",
      networkAdminContact: "J. Doe",
    });
    addSurroundings(design);
    addServers(design);
    addCluster(design);
    addServices(design);
    addIntent(design);
    return design.project;
  },
};

function addSurroundings({ add, join }: Design): void {
  add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
  add("router", "router", "site", "rt-line", { role: "router", forwards: true });
  join("router", "internet");
  for (const [id, label, prefix, vlan] of [
    ["office", "office-net", "10.40.1.0/24", 10],
    ["mgmt", "mgmt-net", "10.40.4.0/24", 20],
    ["nodes", "node-net", "10.40.8.0/24", 40],
  ] as const) {
    const gateway = prefix.replace("0/24", "1");
    add("segment", id, "site", label, {
      prefix,
      gateway,
      vlan,
      dnsServers: ["10.40.1.10", "10.40.1.11"],
      mode: "physical",
    });
    add("routerInterface", `router.${id}`, "router", id, { address: `${gateway}/24`, vlan });
    join(`router.${id}`, id);
  }
  add("dnsServer", "dns-1", "site", "dns-1", {
    address: "10.40.1.10",
    zones: "both",
    records: [
      { name: `line.${DOMAIN}`, address: at(202) },
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

function addNode({ add, join }: Design, cluster: string, node: Node): void {
  const { id, role, os, host, octet } = node;
  add("nodeVm", id, host, id, { os, role, cluster });
  add("vnic", `${id}.eth0`, id, "eth0", { vlan: 40, address: at(octet) });
  join(`${id}.eth0`, `${host}.switch`);
}

function addCluster(design: Design): void {
  const { add, join } = design;
  add("vnet", "vnet", "site", "linenet", {
    addressPrefix: "10.40.8.0/24",
    gateway: at(1),
    dnsServers: ["10.40.1.10", "10.40.1.11"],
    nodeVmPool: [`${at(2)}-${at(40)}`],
    vipPool: [`${at(200)}-${at(219)}`],
    switchName: "compute-sw",
    vlan: 40,
  });
  join("vnet", "nodes");
  add("aksHost", "aks-host", "site", "aks-host", { network: "vnet", apiServerIp: at(200) });
  addNode(design, "aks-host", {
    id: "aks-cp",
    role: "aksHostControlPlane",
    os: "linux",
    host: "h1",
    octet: 2,
  });
  add("cluster", "line", "site", "line", {
    network: "vnet",
    controlPlaneCount: 1,
    apiServerIp: at(201),
    plugin: "calico",
  });
  add("nodePool", "line.linux", "line", "linux", { os: "linux", count: 2 });
  add("nodePool", "line.windows", "line", "windows", { os: "windows", count: 1 });
  for (const node of NODES) addNode(design, "line", node);
  add("loadBalancer", "line-lb", "h2", "line-lb", {
    product: "haproxyVm",
    cluster: "line",
    layer: "4",
    address: at(7),
  });
  join("line-lb", "h2.switch");
}

function addServices({ add, join }: Design): void {
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
    address: at(202),
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
