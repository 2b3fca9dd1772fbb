import { defineProfile, factsOn, type Source } from "./define-profile.ts";

const NODES = "Node VM networking, AKS on Azure Stack HCI and Windows Server (May 2022)";
const CONTAINERS = "Container networking, AKS hybrid (October 2022)";
const PLANNING = "IP address planning, AKS hybrid (November 2024)";

const staticModel: Source = {
  document: NODES,
  section: "Virtual network with static IP networking",
};
const dhcpModel: Source = { document: NODES, section: "Virtual network with DHCP networking" };
const compare: Source = { document: NODES, section: "Compare network models" };
const vipPool: Source = { document: NODES, section: "Virtual IP pool" };
const reservation: Source = { document: NODES, section: "Minimum IP address reservation" };
const moc: Source = { document: NODES, section: "Microsoft On-premises Cloud service" };
const engineering: Source = { document: "engineering" };

const both = factsOn(["HCI-ST", "HCI-DH"]);
const fixedIp = factsOn(["HCI-ST"]);
const leased = factsOn(["HCI-DH"]);
const staticServers = [{ of: "element", field: "nodeAddressing", equals: "static" }] as const;
const dhcpServers = [{ of: "element", field: "nodeAddressing", equals: "dhcp" }] as const;

/** AKS on Azure Stack HCI and Windows Server: the networks of the nodes. The container layer lies on it. */
export const aksHci = defineProfile({
  name: "HCI",
  label: "AKS on Azure Stack HCI and Windows Server",
  summary: "VIP pool, node pool, HAProxy per cluster",
  variants: [
    { name: "static", code: "HCI-ST", label: "Static IP" },
    { name: "dhcp", code: "HCI-DH", label: "DHCP" },
  ],
  editions: [
    {
      id: "2022-05",
      label: "May 2022: five addresses kept for the updates of a cluster",
      sources: [{ document: NODES }, { document: CONTAINERS }],
    },
    {
      id: "2024-11",
      label: "November 2024: one address kept for the updates of a cluster",
      sources: [{ document: PLANNING }],
    },
  ],
  fields: [
    both.fixed("host.role", "hciPhysicalNode", "A server of the cluster.", { document: NODES }),
    both.assumed("host.os", "Azure Stack HCI", "Azure Stack HCI unless Windows Server is named.", {
      document: NODES,
    }),
    both.required(
      "host.addressing",
      "Decides whether the cloud agent needs an address of its own.",
      moc,
    ),
    both.assumed("vswitch.mode", "external", "Node VMs meet on the physical network.", engineering),
    both.unavailable(
      "vswitch.prefix",
      "An external switch has the prefix of its segment.",
      engineering,
    ),
    both.required(
      "hostCluster.nodeAddressing",
      "Decides whether the cloud agent needs an address of its own.",
      moc,
    ),
    both.required(
      "hostCluster.cloudServiceCidr",
      "The servers have static addresses, so the cloud agent needs one too.",
      moc,
      {
        when: staticServers,
      },
    ),
    both.unavailable(
      "hostCluster.cloudServiceCidr",
      "Served by the DHCP server of the hosts.",
      moc,
      {
        when: dhcpServers,
      },
    ),
    both.fixed(
      "hostCluster.cloudAgentCount",
      1,
      "One highly available agent, on any of the servers.",
      moc,
    ),
    fixedIp.fixed("vnet.model", "static", "The site uses static addresses.", staticModel),
    leased.fixed("vnet.model", "dhcp", "The site leases the addresses of its nodes.", dhcpModel),
    fixedIp.required("vnet.addressPrefix", "Input of the static model.", staticModel),
    fixedIp.required("vnet.gateway", "Input of the static model.", staticModel),
    fixedIp.required("vnet.dnsServers", "One to three servers.", staticModel),
    fixedIp.required(
      "vnet.nodeVmPool",
      "Nodes, load balancer VMs and updates take their addresses from it.",
      staticModel,
    ),
    both.required(
      "vnet.vipPool",
      "API servers and services always have static addresses from it.",
      vipPool,
    ),
    both.optional("vnet.vlan", "Left out, the network is untagged.", staticModel),
    leased.unavailable("vnet.addressPrefix", "Comes from the DHCP server.", dhcpModel),
    leased.unavailable("vnet.gateway", "Comes from the DHCP server.", dhcpModel),
    leased.unavailable("vnet.dnsServers", "Come from the DHCP server.", dhcpModel),
    leased.unavailable("vnet.nodeVmPool", "Node addresses are leased.", compare),
    fixedIp.assumed("vnic.ipSource", "static", "Taken from the node VM pool.", compare),
    leased.assumed("vnic.ipSource", "dhcp", "Leased.", compare),
    both.assumed("vnic.mtu", 1500, "1500 bytes when nothing is given.", engineering),
    both.assumed("physicalPort.mtu", 1500, "1500 bytes when nothing is given.", engineering),
    both.fixed(
      "aksHost.controlPlaneNodes",
      1,
      "The AKS host has one control plane node.",
      reservation,
    ),
    both.fixed("aksHost.workerNodes", 0, "The AKS host has no workers.", reservation),
    both.fixed("aksHost.loadBalancerVms", 0, "The AKS host has no load balancer VM.", reservation),
    both.fixed("aksHost.updateReserve", 2, "Two addresses are kept for its update.", reservation),
    both.fixed(
      "cluster.updateReserve",
      5,
      "Five addresses are kept for the update of a cluster.",
      reservation,
      {
        editions: ["2022-05"],
      },
    ),
    both.fixed(
      "cluster.updateReserve",
      1,
      "One address is kept for the update of a cluster.",
      { document: PLANNING },
      {
        editions: ["2024-11"],
      },
    ),
    both.assumed(
      "site.vipCountMode",
      "perCluster",
      "Services share an address by port within one cluster.",
      reservation,
    ),
    both.assumed(
      "site.countHostApiVip",
      true,
      "The AKS host has an API server too (AMB-04).",
      vipPool,
    ),
    both.assumed(
      "dhcpScope.leaseHours",
      192,
      "Eight days, the default of Windows Server.",
      engineering,
    ),
  ],
  limits: [
    { name: "dnsServers", on: ["HCI-ST"], value: 3, source: staticModel },
    {
      name: "updateHeadroom",
      on: ["HCI-ST", "HCI-DH"],
      value: 3,
      source: { document: NODES, section: "Kubernetes node VM IP pool" },
    },
    {
      name: "hosts",
      on: ["HCI-ST", "HCI-DH"],
      value: 8,
      source: { document: "System requirements, AKS hybrid" },
    },
    {
      name: "nodeVms",
      on: ["HCI-ST", "HCI-DH"],
      value: 200,
      source: { document: "System requirements, AKS hybrid" },
    },
  ],
  contradictions: [
    {
      id: "AMB-01",
      what: "Prose keeps one to three addresses for an update, the table two for the AKS host and five for each cluster.",
      reading: "The table for planning, three as head-room while it runs.",
    },
    {
      id: "AMB-02",
      what: "32 addresses and a /26 are named together; a /27 has 32 addresses.",
      reading: "Network, broadcast and gateway do not count, so a /27 is too small.",
    },
    {
      id: "AMB-03",
      what: "At least 256 addresses are advised; the example takes 64.",
      reading: "Told as information only.",
    },
    {
      id: "AMB-04",
      what: "The AKS host needs an API server address, but the example leaves it out.",
      reading: "The minimum without it, a warning that asks for one more.",
    },
    {
      id: "AMB-05",
      what: "One address for each service in the table, shared by port in the example.",
      reading: "Three ways of counting; sharing within a cluster is assumed.",
    },
    {
      id: "AMB-06",
      what: "One document shares an address across clusters, the other calls that a conflict.",
      reading: "Shared within one cluster only.",
    },
    {
      id: "AMB-11",
      what: "An address for the cloud agent must be given; later: not with DHCP.",
      reading: "Depends on how the servers get their addresses.",
    },
    {
      id: "JANE",
      what: "The same two clusters need 32 addresses in the edition of 2022 and 19 in that of 2024.",
      reading:
        "Each edition is counted by its own figures: five against one address for updates, with and without load balancer VMs.",
    },
  ],
});
