import { defineProfile, factsOn } from "./define-profile.ts";
import { ENGINEERING, seed } from "./documents.ts";

const parameters = seed("ARC", "Parameters of static and DHCP logical networks");
const controlPlane = seed("ARC", "Control plane IP");
const planning = seed("ARC", "IP address planning");
const loadBalancer = seed("ARC", "Load balancer IPs");
const proxy = seed("ARC", "Proxy settings");
const newer = seed("ARC_NEW");

const both = factsOn(["ARC-ST", "ARC-DH"]);
const fixedIp = factsOn(["ARC-ST"]);
const leased = factsOn(["ARC-DH"]);
const kubeVip = [{ of: "element", field: "product", equals: "kubeVip" }] as const;
const metalLb = [{ of: "element", field: "product", equals: "metalLb" }] as const;

const fromLease = (path: string) =>
  leased.unavailable(path, "Not supported for a DHCP logical network.", parameters);

/** AKS enabled by Azure Arc: logical networks, a control plane IP for each cluster, MetalLB. */
export const aksArc = defineProfile({
  name: "ARC",
  label: "AKS enabled by Azure Arc",
  summary: "Logical networks, control plane IP, MetalLB",
  variants: [
    { name: "static", code: "ARC-ST", label: "Static IP" },
    { name: "dhcp", code: "ARC-DH", label: "DHCP" },
  ],
  editions: [
    {
      id: "2024-02",
      label: "February 2024: a control plane IP is required",
      sources: [seed("ARC")],
    },
    {
      id: "2025-07",
      label: "July 2025: static networks only, the control plane IP may be left out",
      sources: [seed("ARC_NEW"), seed("ARC_PLAN")],
    },
  ],
  fields: [
    both.fixed("site.productRelease", "23H2", "The release the document is for.", seed("ARC")),
    both.fixed("host.role", "hciPhysicalNode", "A server of the cluster.", seed("ARC")),
    both.fixed("host.os", "Azure Stack HCI 23H2", "The release the document is for.", seed("ARC")),
    both.fixed(
      "hostCluster.product",
      "azureStackHci",
      "Azure Stack HCI, also called Azure Local.",
      seed("ARC"),
    ),
    both.assumed("vswitch.mode", "external", "VMs meet on the physical network.", ENGINEERING),
    both.unavailable(
      "vswitch.prefix",
      "An external switch has the prefix of its segment.",
      ENGINEERING,
    ),
    fixedIp.fixed("logicalNetwork.model", "static", "The site uses static addresses.", parameters),
    leased.fixed(
      "logicalNetwork.model",
      "dhcp",
      "The site leases the addresses of its nodes.",
      parameters,
    ),
    both.required(
      "router.urlAllow",
      "Servers and VMs need the 34 patterns of the URL list.",
      seed("ARC", "Firewall URL exceptions"),
      { when: [{ of: "element", field: "role", equals: "firewall" }] },
    ),
    both.required("cluster.network", "The logical network that its VMs are on.", parameters),
    both.required(
      "logicalNetwork.switchName",
      "Given as $vswitchname: the external switch that every server has.",
      parameters,
    ),
    fixedIp.required("logicalNetwork.addressPrefix", "Given as $ipaddressprefix.", parameters),
    fixedIp.required("logicalNetwork.gateway", "Given as $gateway.", parameters),
    fixedIp.required("logicalNetwork.dnsServers", "Given as $dnsservers.", parameters),
    fixedIp.required("logicalNetwork.poolStart", "Given as $IPPoolStart.", parameters),
    fixedIp.required("logicalNetwork.poolEnd", "Given as $IPPoolEnd.", parameters),
    ...["addressPrefix", "gateway", "dnsServers", "poolStart", "poolEnd"].map((field) =>
      fromLease(`logicalNetwork.${field}`),
    ),
    both.assumed("logicalNetwork.vlan", 0, "Left out, $vlanId is 0: untagged.", parameters),
    fixedIp.unavailable(
      "logicalNetwork.planningPrefix",
      "The network has an address prefix.",
      ENGINEERING,
    ),
    fixedIp.assumed(
      "vnic.ipSource",
      "static",
      "Taken from the pool of the logical network.",
      parameters,
    ),
    leased.assumed("vnic.ipSource", "dhcp", "Leased.", parameters),
    both.assumed("vnic.mtu", 1500, "1500 bytes when nothing is given.", ENGINEERING),
    both.assumed("physicalPort.mtu", 1500, "1500 bytes when nothing is given.", ENGINEERING),
    both.required(
      "controlPlaneEndpoint.address",
      "One immutable address for each cluster.",
      controlPlane,
      {
        editions: ["2024-02"],
      },
    ),
    both.optional(
      "controlPlaneEndpoint.address",
      "Left out, it comes from the pool of the network.",
      newer,
      {
        editions: ["2025-07"],
      },
    ),
    both.unavailable("cluster.proxy", "Taken over from the infrastructure.", proxy),
    both.unavailable("nodeVm.proxyHttp", "Taken over from the infrastructure.", proxy),
    both.unavailable("nodeVm.proxyHttps", "Taken over from the infrastructure.", proxy),
    both.assumed(
      "cluster.updateReserve",
      0,
      "The document reserves none; one for each cluster is advised.",
      planning,
      {
        editions: ["2024-02"],
      },
    ),
    both.assumed(
      "cluster.updateReserve",
      1,
      "One address is kept for the upgrade of a cluster.",
      seed("ARC_PLAN"),
      {
        editions: ["2025-07"],
      },
    ),
    both.assumed(
      "cluster.podCidr",
      "10.244.0.0/16",
      "Default; newer releases take another with --pod-cidr.",
      newer,
    ),
    both.fixed("cluster.serviceCidr", "10.96.0.0/12", "Cannot be changed.", newer),
    both.assumed("cluster.perNodeBlock", 24, "A /24 of pod addresses for each node.", ENGINEERING),
    both.required(
      "loadBalancer.product",
      "MetalLB as an Arc extension, or one of a third party.",
      loadBalancer,
    ),
    both.fixed(
      "loadBalancer.placement",
      "controlPlane",
      "KubeVIP runs on the control plane nodes.",
      controlPlane,
      { when: kubeVip },
    ),
    both.fixed(
      "loadBalancer.placement",
      "arcExtension",
      "MetalLB comes as an Arc extension.",
      loadBalancer,
      { when: metalLb },
    ),
  ],
  limits: [
    {
      name: "dhcpUnsupported",
      label: "DHCP networks refused (1 means yes)",
      on: ["ARC-DH"],
      value: 1,
      editions: ["2025-07"],
      source: newer,
    },
    {
      name: "managementAddresses",
      label: "Addresses of the management pool, at least",
      on: ["ARC-ST", "ARC-DH"],
      value: 6,
      source: newer,
    },
    {
      name: "hosts",
      label: "Servers, at most",
      on: ["ARC-ST", "ARC-DH"],
      value: 16,
      source: seed("ARC_SCALE"),
    },
    {
      name: "nodesPerCluster",
      label: "Nodes of a cluster, at most",
      on: ["ARC-ST", "ARC-DH"],
      value: 200,
      source: seed("ARC_SCALE"),
    },
  ],
});
