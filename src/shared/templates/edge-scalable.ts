import { startDesign } from "#shared/kinds/design";
import { newestEdition } from "#shared/profiles/index";
import type { Template } from "./template.ts";

const MACHINES = ["a", "b", "c"] as const;

/** Three machines on one network, a control plane node on each, one endpoint and a service range. */
export const edgeScalable: Template = {
  id: "edge-scalable",
  label: "AKS Edge Essentials, scalable",
  summary: "Three machines on one network, static addresses, a control plane of three",
  profile: "EE",
  variant: "scalable",
  icon: "server",
  build(name) {
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
    add("routerInterface", "router.lan", "router", "lan", { address: "192.168.0.1/24" });
    add("segment", "lan", "site", "line-net", {
      prefix: "192.168.0.0/24",
      gateway: "192.168.0.1",
      dnsServers: ["192.168.0.53"],
      mode: "physical",
    });
    add("dnsServer", "dns", "site", "dns-line4", { address: "192.168.0.53", zones: "both" });
    add("cluster", "cluster", "site", "line4", {
      distribution: "k8s",
      plugin: "calico",
      dnsServers: ["192.168.0.53"],
      arcConnected: true,
      eulaAccepted: true,
    });
    add("controlPlaneEndpoint", "cluster.endpoint", "cluster", "api", { address: "192.168.0.50" });
    add("addressPool", "cluster.services", "cluster", "service-range", {
      role: "eeService",
      start: "192.168.0.60",
      size: 16,
    });
    MACHINES.forEach((letter, i) => {
      const host = `host-${letter}`;
      add("host", host, "site", `pc-line4-${letter}`, {
        adapterName: "Ethernet",
        dnsServers: ["192.168.0.53"],
      });
      add("physicalPort", `${host}.ethernet`, host, "Ethernet", { ipMode: "none", media: "wired" });
      add("vswitch", `${host}.switch`, host, "aksedgesw-ext", {
        mode: "external",
        creation: "fromAdapterName",
      });
      add("vnic", `${host}.vnic`, host, "vEthernet", { address: `192.168.0.2${i + 1}` });
      add("nodeVm", `node-${letter}`, host, `line4-node-${letter}`, {
        os: "linux",
        role: "controlPlaneAndWorker",
        cluster: "cluster",
        cpuCount: 4,
        memoryInMb: 4096,
        dataSizeInGb: 20,
      });
      add("vnic", `node-${letter}.eth0`, `node-${letter}`, "eth0", {
        address: `192.168.0.1${i + 1}`,
      });
    });
    join("router", "internet");
    join("router.lan", "lan");
    join("dns", "lan");
    for (const letter of MACHINES) {
      const host = `host-${letter}`;
      join(`${host}.switch`, `${host}.ethernet`);
      join(`${host}.ethernet`, "lan");
      join(`${host}.vnic`, `${host}.switch`);
      join(`node-${letter}.eth0`, `${host}.switch`);
    }
    return design.project;
  },
};
