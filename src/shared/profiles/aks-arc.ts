import { defineProfile, factsOn, type Source } from "./define-profile.ts";

const DOCUMENT = "Network requirements, AKS enabled by Azure Arc (February 2024)";
const NEWER = "Network requirements, AKS enabled by Azure Arc (July 2025)";
const PLANNING = "IP address planning, AKS enabled by Azure Arc (August 2025)";

const parameters: Source = {
  document: DOCUMENT,
  section: "Parameters of static and DHCP logical networks",
};
const controlPlane: Source = { document: DOCUMENT, section: "Control plane IP" };
const planning: Source = { document: DOCUMENT, section: "IP address planning" };
const loadBalancer: Source = { document: DOCUMENT, section: "Load balancer IPs" };
const proxy: Source = { document: DOCUMENT, section: "Proxy settings" };
const newer: Source = { document: NEWER };
const engineering: Source = { document: "engineering" };

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
      sources: [{ document: DOCUMENT }],
    },
    {
      id: "2025-07",
      label: "July 2025: static networks only, the control plane IP may be left out",
      sources: [{ document: NEWER }, { document: PLANNING }],
    },
  ],
  fields: [
    both.fixed("site.productRelease", "23H2", "The release the document is for.", {
      document: DOCUMENT,
    }),
    both.fixed("host.role", "hciPhysicalNode", "A server of the cluster.", { document: DOCUMENT }),
    both.fixed("host.os", "Azure Stack HCI 23H2", "The release the document is for.", {
      document: DOCUMENT,
    }),
    both.fixed(
      "hostCluster.product",
      "azureStackHci",
      "Azure Stack HCI, also called Azure Local.",
      { document: DOCUMENT },
    ),
    both.assumed("vswitch.mode", "external", "VMs meet on the physical network.", engineering),
    both.unavailable(
      "vswitch.prefix",
      "An external switch has the prefix of its segment.",
      engineering,
    ),
    fixedIp.fixed("logicalNetwork.model", "static", "The site uses static addresses.", parameters),
    leased.fixed(
      "logicalNetwork.model",
      "dhcp",
      "The site leases the addresses of its nodes.",
      parameters,
    ),
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
      engineering,
    ),
    fixedIp.assumed(
      "vnic.ipSource",
      "static",
      "Taken from the pool of the logical network.",
      parameters,
    ),
    leased.assumed("vnic.ipSource", "dhcp", "Leased.", parameters),
    both.assumed("vnic.mtu", 1500, "1500 bytes when nothing is given.", engineering),
    both.assumed("physicalPort.mtu", 1500, "1500 bytes when nothing is given.", engineering),
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
      { document: PLANNING },
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
    both.assumed("cluster.perNodeBlock", 24, "A /24 of pod addresses for each node.", engineering),
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
    both.assumed(
      "dhcpScope.leaseHours",
      192,
      "Eight days, the default of Windows Server.",
      engineering,
    ),
  ],
  limits: [
    { name: "dhcpUnsupported", on: ["ARC-DH"], value: 1, editions: ["2025-07"], source: newer },
    { name: "managementAddresses", on: ["ARC-ST", "ARC-DH"], value: 6, source: newer },
    {
      name: "hosts",
      on: ["ARC-ST", "ARC-DH"],
      value: 16,
      source: { document: "Scale requirements, AKS enabled by Azure Arc" },
    },
    {
      name: "nodesPerCluster",
      on: ["ARC-ST", "ARC-DH"],
      value: 200,
      source: { document: "Scale requirements, AKS enabled by Azure Arc" },
    },
  ],
  contradictions: [
    {
      id: "AMB-20",
      what: "One address for each cluster node in one section, for each worker node in another.",
      reading: "Workers are the error limit, all nodes the warning limit.",
    },
    {
      id: "AMB-21",
      what: "The control plane IP must not overlap logical networks: the whole subnet, or what can be handed out?",
      reading: "Only the pool and leases are an error; outside the subnet is a warning.",
    },
    {
      id: "AMB-24",
      what: "Ports need no manual set-up, yet rules for separate VLANs are described.",
      reading: "Hosts are automatic; firewalls between VLANs are checked.",
    },
    {
      id: "ARC-CP-IN-POOL",
      what: "One tool refuses a control plane IP inside a pool, one sample asks for it, one page takes it from the pool.",
      reading: "Outside every pool, which all three accept.",
    },
    {
      id: "ARC-DHCP",
      what: "Earlier documents describe DHCP networks, later ones allow static networks only.",
      reading: "Judged by the edition of the site.",
    },
  ],
});
