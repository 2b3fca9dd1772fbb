import { formatPrefix } from "#shared/address/prefix";
import { startDesign } from "#shared/kinds/design";
import { newestEdition } from "#shared/profiles/index";
import { edgeServiceLimit } from "./edge-limits.ts";
import { askPrefix, askServices } from "./question.ts";
import { defineTemplate } from "./template.ts";

/** One PC on an office or home network, with a Linux node behind the NAT of the set-up. */
export const edgeSingle = defineTemplate({
  id: "edge-single",
  label: "AKS Edge Essentials, single machine",
  summary: "One PC, a Linux node behind its own NAT, ten service addresses",
  profile: "EE",
  variant: "single",
  icon: "monitor",
  asks: {
    prefix: askPrefix(
      "192.168.0.0/24",
      "Internal network",
      "The network inside the machine, behind its NAT; it may be none that the machine has to reach.",
      { shortest: 24, longest: 24 },
    ),
    services: askServices(10, edgeServiceLimit("EE-S")),
  },
  build(name, { prefix, services }) {
    const design = startDesign(name);
    const { add, join } = design;
    add("externalEndpoint", "internet", null, "Internet", { role: "internet" });
    add("site", "site", null, "Cell 4", {
      profile: "EE",
      edition: newestEdition("EE"),
      variant: "single",
      environment: "home",
      lifecycle: "draft",
    });
    add("router", "router", "site", "rt-office", {
      role: "homeRouter",
      natOutside: true,
      forwards: true,
    });
    add("routerInterface", "router.lan", "router", "lan", { address: "10.0.0.1/24" });
    add("segment", "lan", "site", "office-lan", {
      prefix: "10.0.0.0/24",
      gateway: "10.0.0.1",
      dnsServers: ["10.0.0.53"],
      mode: "physical",
    });
    add("dnsServer", "dns", "site", "dns-office", { address: "10.0.0.53", zones: "both" });
    add("host", "host", "site", "pc-cell4", { dnsServers: ["10.0.0.53"] });
    add("physicalPort", "host.ethernet", "host", "Ethernet", {
      ipMode: "static",
      address: "10.0.0.57/24",
      gateway: "10.0.0.1",
      media: "wired",
    });
    add("vswitch", "host.switch", "host", "aksedgesw-int", {
      mode: "internal",
      prefix: formatPrefix(prefix),
    });
    add("vnic", "host.vnic", "host", "vEthernet", {});
    add("nat", "host.nat", "host", "nat-edge", {});
    add("nodeVm", "linux", "host", "cell4-ledge", {
      os: "linux",
      role: "controlPlaneAndWorker",
      cluster: "cluster",
      cpuCount: 4,
      memoryInMb: 4096,
      dataSizeInGb: 20,
    });
    add("vnic", "linux.eth0", "linux", "eth0", {});
    add("cluster", "cluster", "site", "cell4", {
      distribution: "k3s",
      plugin: "flannel",
      dnsServers: ["10.0.0.53"],
      arcConnected: true,
      eulaAccepted: true,
    });
    add("addressPool", "cluster.services", "cluster", "service-range", {
      role: "eeService",
      size: services,
    });
    join("router", "internet");
    join("router.lan", "lan");
    join("dns", "lan");
    join("host.ethernet", "lan");
    join("host.vnic", "host.switch");
    join("linux.eth0", "host.switch");
    join("host.switch", "host.nat");
    join("host.nat", "host.ethernet");
    return design.project;
  },
});
