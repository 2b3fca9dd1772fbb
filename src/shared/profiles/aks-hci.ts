import { defineProfile, factsOn } from "./define-profile.ts";
import { ENGINEERING, seed } from "./documents.ts";

const staticModel = seed("HCI", "Virtual network with static IP networking");
const dhcpModel = seed("HCI", "Virtual network with DHCP networking");
const compare = seed("HCI", "Compare network models");
const vipPool = seed("HCI", "Virtual IP pool");
const reservation = seed("HCI", "Minimum IP address reservation");
const moc = seed("HCI", "Microsoft On-premises Cloud service");

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
      sources: [seed("HCI"), seed("HYB")],
    },
    {
      id: "2024-11",
      label: "November 2024: one address kept for the updates of a cluster",
      sources: [seed("HCI_PLAN")],
    },
  ],
  fields: [
    both.fixed("host.role", "hciPhysicalNode", "A server of the cluster.", seed("HCI")),
    both.assumed(
      "host.os",
      "Azure Stack HCI",
      "Azure Stack HCI unless Windows Server is named.",
      seed("HCI"),
    ),
    both.required(
      "host.addressing",
      "Decides whether the cloud agent needs an address of its own.",
      moc,
    ),
    both.assumed("vswitch.mode", "external", "Node VMs meet on the physical network.", ENGINEERING),
    both.unavailable(
      "vswitch.prefix",
      "An external switch has the prefix of its segment.",
      ENGINEERING,
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
    both.assumed("vnic.mtu", 1500, "1500 bytes when nothing is given.", ENGINEERING),
    both.assumed("physicalPort.mtu", 1500, "1500 bytes when nothing is given.", ENGINEERING),
    leased.required(
      "dhcpScope.exclusions",
      "Must hold the VIP pool, whose addresses are never leased.",
      dhcpModel,
    ),
    both.unavailable(
      "controlPlaneEndpoint.address",
      "The API server takes an address of the VIP pool.",
      vipPool,
    ),
    both.optional(
      "aksHost.apiServerIp",
      "Always static, from the VIP pool; left empty, the platform takes the lowest free one.",
      vipPool,
    ),
    both.required("aksHost.network", "Its nodes and its API server need one.", reservation),
    both.required(
      "cluster.network",
      "Nodes and services take their addresses from it.",
      seed("HCI"),
    ),
    both.required("hostCluster.product", "Azure Stack HCI or Windows Server.", seed("HCI")),
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
      seed("HCI_PLAN"),
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
  ],
  limits: [
    {
      name: "dnsServers",
      label: "DNS servers of a network, at most",
      on: ["HCI-ST"],
      value: 3,
      source: staticModel,
    },
    {
      name: "updateHeadroom",
      label: "Addresses that an update may take for a while",
      on: ["HCI-ST", "HCI-DH"],
      value: 3,
      source: seed("HCI", "Kubernetes node VM IP pool"),
    },
    {
      name: "hosts",
      label: "Servers, at most",
      on: ["HCI-ST", "HCI-DH"],
      value: 8,
      source: seed("HCI_SYSTEM"),
    },
    {
      name: "nodeVms",
      label: "Node VMs, at most",
      on: ["HCI-ST", "HCI-DH"],
      value: 200,
      source: seed("HCI_SYSTEM"),
    },
  ],
});
