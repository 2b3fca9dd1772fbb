import { formatIpv4 } from "#shared/address/ipv4";
import { formatInterfaceAddress, formatPrefix } from "#shared/address/prefix";
import { aseNodeNeed } from "#shared/facts/range-needs";
import { startDesign } from "#shared/kinds/design";
import { newestEdition } from "#shared/profiles/index";
import { addressIn, GATEWAY, layBlocks, oneAddress } from "./ground-plan.ts";
import { askPrefix, askServices } from "./question.ts";
import { defineTemplate } from "./template.ts";

const NODES = [
  { id: "master", role: "controlPlane" },
  { id: "worker", role: "worker" },
] as const;

/** The addresses of the compute network; the platform takes the two node addresses (rules.md F11). */
function planOf({ services }: { readonly services: number }) {
  return {
    gateway: GATEWAY,
    device: oneAddress("device", 5),
    nodes: { one: "node", many: "nodes", least: aseNodeNeed(1), at: 50 },
    services: {
      one: "service address",
      many: "service addresses",
      least: services,
      at: 60,
    },
  };
}

/** One device: Port2 to the Internet, Port3 with compute on a private network of sensors. */
export const azureStackEdge = defineTemplate({
  id: "ase",
  label: "Azure Stack Edge Pro GPU",
  summary: "Two switches, a master and a worker, a route to the sensors",
  profile: "ASE",
  variant: "",
  icon: "hard-drive",
  asks: {
    prefix: askPrefix(
      "192.168.20.0/24",
      "Compute network",
      "The network of the port with compute: the Kubernetes nodes and the services are on it.",
    ),
    services: askServices(6, 100),
  },
  plan: planOf,
  build(name, answers) {
    const { prefix } = answers;
    const laid = layBlocks(prefix, planOf(answers));
    const gateway = addressIn(laid.gateway);
    const design = startDesign(name);
    const { add, join } = design;
    add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
    add("site", "site", null, "Rig", {
      profile: "ASE",
      edition: newestEdition("ASE"),
      lifecycle: "draft",
    });
    for (const [id, label, network, router] of [
      ["office", "office-net", "10.10.0.0/24", "10.10.0.1"],
      ["compute", "compute-net", formatPrefix(prefix), gateway],
      ["sensors", "sensor-net", "192.168.30.0/24", "192.168.30.1"],
    ] as const) {
      add("segment", id, "site", label, {
        prefix: network,
        gateway: router,
        mode: "physical",
      });
    }
    add("router", "router", "site", "rt-office", {
      role: "router",
      forwards: true,
      natOutside: true,
    });
    add("routerInterface", "router.office", "router", "office", { address: "10.10.0.1/24" });
    join("router.office", "office");
    join("router", "internet");
    add("router", "inner", "site", "rt-sensors", { role: "router", forwards: true });
    add("routerInterface", "inner.compute", "inner", "compute", {
      address: formatInterfaceAddress(laid.gateway.start, prefix.length),
    });
    add("routerInterface", "inner.sensors", "inner", "sensors", { address: "192.168.30.1/24" });
    join("inner.compute", "compute");
    join("inner.sensors", "sensors");
    add("externalEndpoint", "camera", "site", "camera-1", {
      role: "camera",
      address: "192.168.30.20",
    });
    join("camera", "sensors");

    add("hostCluster", "infrastructure", "site", "device-cluster", {
      product: "aseInfrastructure",
    });
    add("host", "device", "site", "ase-01", {
      computeRole: true,
      hostCluster: "infrastructure",
      customRoutes: [
        {
          destination: "192.168.30.0/24",
          nextHop: gateway,
          interface: "Port3",
          metric: 100,
          target: "kubernetesVms",
        },
      ],
    });
    add("physicalPort", "device.port2", "device", "Port2", {
      ipMode: "static",
      address: "10.10.0.5/24",
      gateway: "10.10.0.1",
      computeEnabled: false,
      media: "wired",
    });
    add("physicalPort", "device.port3", "device", "Port3", {
      ipMode: "static",
      address: formatInterfaceAddress(laid.device.start, prefix.length),
      computeEnabled: true,
      media: "wired",
    });
    join("device.port2", "office");
    join("device.port3", "compute");
    add("vswitch", "device.internal", "device", "sw-internal", {
      mode: "internal",
      creation: "factory",
    });
    add("vswitch", "device.external", "device", "sw-compute", {
      mode: "external",
      creation: "computeEnable",
    });
    join("device.external", "device.port3");
    add("nat", "device.nat", "device", "nat-device", {});
    join("device.internal", "device.nat");
    join("device.nat", "device.port2");

    add("cluster", "cluster", "site", "edge-cluster", {
      plugin: "calico",
      controlPlaneCount: 1,
      components: ["calico", "metalLb", "coreDns"],
    });
    add("addressPool", "cluster.nodes", "cluster", "node-range", {
      role: "aseNode",
      start: addressIn(laid.nodes),
      end: formatIpv4(laid.nodes.end),
    });
    add("addressPool", "cluster.services", "cluster", "service-range", {
      role: "aseService",
      start: addressIn(laid.services),
      end: formatIpv4(laid.services.end),
    });
    add("loadBalancer", "cluster.metallb", "cluster", "metallb", {
      product: "metalLb",
      fronts: ["services"],
    });
    for (const [i, { id, role }] of NODES.entries()) {
      add("nodeVm", id, "device", `k8s-${id}`, { os: "linux", role, cluster: "cluster" });
      add("vnic", `${id}.internal`, id, "internal", {});
      add("vnic", `${id}.external`, id, "external", { address: addressIn(laid.nodes, i) });
      join(`${id}.internal`, "device.internal");
      join(`${id}.external`, "device.external");
    }
    add("workload", "detector", "cluster", "detector", {
      tier: "frontEnd",
      replicas: 2,
      ports: [443],
      labels: ["app=WS"],
    });
    add("service", "web", "cluster", "web", {
      type: "LoadBalancer",
      ports: [{ proto: "tcp", port: 443 }],
      address: addressIn(laid.services),
      selector: ["app=WS"],
      exposure: "internal",
    });
    join("web", "cluster.metallb");
    return design.project;
  },
});
