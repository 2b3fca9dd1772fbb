import { startDesign, type Design } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { newestEdition } from "#shared/profiles/index";
import { defineTemplate } from "./template.ts";

const at = (octet: number) => `10.20.30.${octet}`;

const DNS = ["10.20.1.10", "10.20.1.11"];

/** Node VMs by server: name, role, system and last octet. */
const NODES = [
  ["h1", "aks-mgmt-cp1", "aksHostControlPlane", "linux", 2],
  ["h1", "plant-a-cp1", "controlPlane", "linux", 3],
  ["h2", "plant-a-cp2", "controlPlane", "linux", 4],
  ["h1", "plant-a-cp3", "controlPlane", "linux", 5],
  ["h1", "plant-a-w1", "worker", "linux", 6],
  ["h2", "plant-a-w2", "worker", "linux", 7],
  ["h1", "plant-a-w3", "worker", "linux", 8],
  ["h2", "plant-a-w4", "worker", "windows", 9],
] as const;

/**
 * A plant with slips of the kind that happen: a DHCP scope that begins inside the VIP pool, one node
 * with jumbo frames, a selector with a typing error, and a network without room to grow.
 */
export const plantHamburg = defineTemplate({
  asks: {},
  id: "plant-hamburg",
  label: "Plant Hamburg, a sample with findings",
  summary: "AKS on Azure Stack HCI with a scope in the VIP pool, a mixed MTU and a wrong selector",
  profile: "HCI",
  variant: "static",
  icon: "server",
  build,
});

function build(name: string): Project {
  const design = startDesign(name);
  const { add, join } = design;
  add("site", "site", null, "Plant Hamburg", {
    profile: "HCI",
    edition: newestEdition("HCI"),
    variant: "static",
    lifecycle: "draft",
    networkAdminContact: "J. Doe",
  });
  addSurroundings(design);
  add("vnet", "vnet1", "site", "vnet1", {
    addressPrefix: "10.20.30.0/26",
    gateway: at(1),
    dnsServers: DNS,
    nodeVmPool: [`${at(2)}-${at(28)}`],
    vipPool: [`${at(29)}-${at(33)}`],
    switchName: "sw-ext",
    vlan: 30,
  });
  join("vnet1", "node-net");
  add("hostCluster", "servers", "site", "hci-cluster", {
    product: "azureStackHci",
    nodeAddressing: "static",
    cloudServiceCidr: `${at(50)}/26`,
  });
  join("servers", "node-net");
  for (const [i, host] of ["h1", "h2"].entries()) addServer(design, host, i);
  addCluster(design);
  return design.project;
}

function addSurroundings({ add, join }: Design): void {
  add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
  add("router", "router", "site", "rt-hh-01", {
    role: "router",
    forwards: true,
    natOutside: true,
  });
  join("router", "internet");
  add("segment", "core-net", "site", "core-net", {
    prefix: "10.20.1.0/24",
    gateway: "10.20.1.1",
    mode: "physical",
  });
  add("segment", "node-net", "site", "node-net", {
    prefix: "10.20.30.0/26",
    gateway: at(1),
    vlan: 30,
    dnsServers: DNS,
    mtu: 9216,
    mode: "physical",
  });
  for (const [segment, address] of [
    ["core-net", "10.20.1.1/24"],
    ["node-net", `${at(1)}/26`],
  ] as const) {
    add("routerInterface", `router.${segment}`, "router", segment, { address });
    join(`router.${segment}`, segment);
  }
  for (const [i, address] of DNS.entries()) {
    const id = i === 0 ? "dns-core" : `dns-core-${i + 1}`;
    add("dnsServer", id, "site", id, { address, zones: "both" });
    join(id, "core-net");
  }
  add("dhcpServer", "dhcp-01", "site", "dhcp-01", { address: at(53) });
  join("dhcp-01", "node-net");
  add("dhcpScope", "hmi-scope", "dhcp-01", "hmi-scope", {
    segment: "node-net",
    range: `${at(33)}-${at(47)}`,
    leaseHours: 192,
    optionRouter: at(1),
    optionDns: DNS,
  });
}

function addServer({ add, join }: Design, host: string, i: number): void {
  add("host", host, "site", `hci-0${i + 1}`, { addressing: "static", hostCluster: "servers" });
  add("nicTeam", `${host}.set`, host, "SET");
  for (const port of ["p1", "p2"]) {
    add("physicalPort", `${host}.${port}`, host, port, {
      ipMode: "none",
      media: "wired",
      vlanMode: "trunk",
      mtu: 9216,
      team: `${host}.set`,
    });
    join(`${host}.${port}`, "node-net");
  }
  add("vswitch", `${host}.switch`, host, "sw-ext", {
    mode: "external",
    creation: "manual",
    mtu: 9216,
  });
  join(`${host}.switch`, `${host}.set`);
  add("vnic", `${host}.mgmt`, host, "vEthernet (mgmt)", { address: at(51 + i), vlan: 30 });
  join(`${host}.mgmt`, `${host}.switch`);
}

function addCluster({ add, join }: Design): void {
  add("aksHost", "aks-host", "site", "aks-mgmt", { network: "vnet1", apiServerIp: at(31) });
  add("cluster", "plant-a", "site", "plant-a", {
    network: "vnet1",
    controlPlaneCount: 3,
    apiServerIp: at(29),
    plugin: "calico",
  });
  add("nodePool", "plant-a.linux", "plant-a", "pool-linux", { os: "linux", count: 3 });
  add("nodePool", "plant-a.windows", "plant-a", "pool-windows", { os: "windows", count: 1 });
  for (const [host, id, role, os, octet] of NODES) {
    const cluster = role === "aksHostControlPlane" ? "aks-host" : "plant-a";
    add("nodeVm", id, host, id, { os, role, cluster });
    const mtu = id === "plant-a-w3" ? { mtu: 9000 } : {};
    add("vnic", `${id}.eth0`, id, "eth0", { vlan: 30, address: at(octet), ...mtu });
    join(`${id}.eth0`, `${host}.switch`);
  }
  add("loadBalancer", "plant-a-lb", "h2", "plant-a-lb", {
    product: "haproxyVm",
    cluster: "plant-a",
    layer: "4",
    address: at(10),
  });
  join("plant-a-lb", "h2.switch");
  for (const [id, port, label, selector] of [
    ["web-frontend", 443, "app=web", "app=web"],
    ["mqtt-broker", 8883, "app=mosquitto", "app=mosquito"],
  ] as const) {
    add("workload", `${id}-app`, "plant-a", label.slice(4), {
      tier: "frontEnd",
      ports: [port],
      labels: [label],
      externalAccess: id === "web-frontend",
    });
    add("service", id, "plant-a", id, {
      type: "LoadBalancer",
      ports: [{ proto: "tcp", port }],
      address: at(30),
      selector: [selector],
      exposure: "internal",
    });
    join(id, "plant-a-lb");
  }
}
