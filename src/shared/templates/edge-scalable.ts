import { formatInterfaceAddress, formatPrefix } from "#shared/address/prefix";
import { startDesign } from "#shared/kinds/design";
import { newestEdition } from "#shared/profiles/index";
import { edgeServiceLimit } from "./edge-limits.ts";
import { addressIn, GATEWAY, layBlocks, oneAddress } from "./ground-plan.ts";
import { askPrefix, askServices } from "./question.ts";
import { defineTemplate } from "./template.ts";

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] as const;

interface Sizes {
  readonly machines: number;
  readonly services: number;
}

/** The addresses of the network, each machine with one for its node and one for itself. */
function planOf({ machines, services }: Sizes) {
  return {
    gateway: GATEWAY,
    nodes: { one: "node", many: "nodes", least: machines, at: 11 },
    machines: { one: "machine", many: "machines", least: machines, at: 21 },
    endpoint: oneAddress("control plane endpoint", 50),
    dns: oneAddress("DNS server", 53),
    services: {
      one: "service address",
      many: "service addresses",
      least: services,
      at: 60,
    },
  };
}

/** The control plane is on an odd number of machines, for its majority, and on three at most. */
const controlPlanesOf = (machines: number) => (machines < 3 ? 1 : 3);

/** Three machines on one network, a control plane node on each, one endpoint and a service range. */
export const edgeScalable = defineTemplate({
  id: "edge-scalable",
  label: "AKS Edge Essentials, scalable",
  summary: "Three machines on one network, static addresses, a control plane of three",
  profile: "EE",
  variant: "scalable",
  icon: "server",
  asks: {
    prefix: askPrefix(
      "192.168.0.0/24",
      "Network",
      "The machines, their nodes, the control plane endpoint and the services are on it.",
    ),
    machines: {
      kind: "count",
      standard: 3,
      min: 1,
      max: LETTERS.length,
      unit: "machines",
      label: "Machines",
      help: "Each runs a Linux node; the control plane is on one of them, on three from three up.",
    },
    services: askServices(16, edgeServiceLimit("EE-M")),
  },
  plan: planOf,
  build(name, answers) {
    const { prefix, machines, services } = answers;
    const laid = layBlocks(prefix, planOf(answers));
    const gateway = addressIn(laid.gateway);
    const dns = addressIn(laid.dns);
    const letters = LETTERS.slice(0, machines);
    const design = startDesign(name);
    const { add, join } = design;
    add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
    add("site", "site", null, "Line 4", {
      profile: "EE",
      edition: newestEdition("EE"),
      variant: "scalable",
      environment: "home",
      lifecycle: "draft",
    });
    add("router", "router", "site", "rt-line4", {
      role: "router",
      natOutside: true,
      forwards: true,
    });
    add("routerInterface", "router.lan", "router", "lan", {
      address: formatInterfaceAddress(laid.gateway.start, prefix.length),
    });
    add("segment", "lan", "site", "line-net", {
      prefix: formatPrefix(prefix),
      gateway,
      dnsServers: [dns],
      mode: "physical",
    });
    add("dnsServer", "dns", "site", "dns-line4", { address: dns, zones: "both" });
    add("cluster", "cluster", "site", "line4", {
      distribution: "k8s",
      plugin: "calico",
      dnsServers: [dns],
      arcConnected: true,
      eulaAccepted: true,
    });
    add("controlPlaneEndpoint", "cluster.endpoint", "cluster", "api", {
      address: addressIn(laid.endpoint),
    });
    add("addressPool", "cluster.services", "cluster", "service-range", {
      role: "eeService",
      start: addressIn(laid.services),
      size: services,
    });
    letters.forEach((letter, i) => {
      const host = `host-${letter}`;
      add("host", host, "site", `pc-line4-${letter}`, {
        adapterName: "Ethernet",
        dnsServers: [dns],
      });
      add("physicalPort", `${host}.ethernet`, host, "Ethernet", { ipMode: "none", media: "wired" });
      add("vswitch", `${host}.switch`, host, "aksedgesw-ext", {
        mode: "external",
        creation: "fromAdapterName",
      });
      add("vnic", `${host}.vnic`, host, "vEthernet", { address: addressIn(laid.machines, i) });
      add("nodeVm", `node-${letter}`, host, `line4-node-${letter}`, {
        os: "linux",
        role: i < controlPlanesOf(machines) ? "controlPlaneAndWorker" : "worker",
        cluster: "cluster",
        cpuCount: 4,
        memoryInMb: 4096,
        dataSizeInGb: 20,
      });
      add("vnic", `node-${letter}.eth0`, `node-${letter}`, "eth0", {
        address: addressIn(laid.nodes, i),
      });
    });
    join("router", "internet");
    join("router.lan", "lan");
    join("dns", "lan");
    for (const letter of letters) {
      const host = `host-${letter}`;
      join(`${host}.switch`, `${host}.ethernet`);
      join(`${host}.ethernet`, "lan");
      join(`${host}.vnic`, `${host}.switch`);
      join(`node-${letter}.eth0`, `${host}.switch`);
    }
    return design.project;
  },
});
