import { defineProfile, factsOn, type Source } from "./define-profile.ts";

const DOCUMENT = "Kubernetes networking, Azure Stack Edge Pro GPU (September 2021)";
const NETWORK = "Azure Stack Edge, configure network, compute and web proxy (2023)";
const INTERFACE = "Azure Stack Edge, connect to the PowerShell interface";

const switches: Source = { document: DOCUMENT, section: "Network interfaces, switches" };
const components: Source = { document: DOCUMENT, section: "Kubernetes networking components" };
const configuration: Source = { document: DOCUMENT, section: "Kubernetes network configuration" };
const routing: Source = { document: DOCUMENT, section: "Change routing on compute network" };
const subnets: Source = {
  document: INTERFACE,
  section: "Change Kubernetes pod and service subnets",
};
const network: Source = { document: NETWORK };
const engineering: Source = { document: "engineering" };

const ase = factsOn(["ASE"]);
const internal = [{ of: "element", field: "mode", equals: "internal" }] as const;
const external = [{ of: "element", field: "mode", equals: "external" }] as const;

/** Azure Stack Edge Pro GPU, also Pro R and Mini R: one device, two switches, MetalLB and Calico. */
export const azureStackEdge = defineProfile({
  name: "ASE",
  label: "Azure Stack Edge Pro GPU",
  summary: "Two switches, two adapters for each VM",
  variants: [{ name: "", code: "ASE", label: "Compute port and routes" }],
  editions: [
    { id: "2021-09", label: "September 2021", sources: [{ document: DOCUMENT }] },
    {
      id: "2023-09",
      label: "September 2023: pod and service subnets can be set",
      sources: [{ document: INTERFACE }],
    },
  ],
  fields: [
    ase.fixed("host.role", "edgeDevice", "The device itself.", { document: DOCUMENT }),
    ase.fixed("host.os", "Device OS", "The device comes with its system.", { document: DOCUMENT }),
    ase.required(
      "host.computeRole",
      "The cluster comes into being when the compute role is set up.",
      { document: DOCUMENT },
    ),
    ase.fixed(
      "hostCluster.product",
      "aseInfrastructure",
      "The device is a cluster of one.",
      switches,
    ),
    ase.required(
      "physicalPort.computeEnabled",
      "Enabling one port for compute makes the external switch.",
      switches,
    ),
    ase.optional("physicalPort.ipMode", "A port with custom routes must be static.", routing),
    ase.fixed(
      "vswitch.creation",
      "factory",
      "The internal switch belongs to the factory settings.",
      switches,
      { when: internal },
    ),
    ase.fixed(
      "vswitch.creation",
      "computeEnable",
      "Made by enabling the port for compute.",
      switches,
      { when: external },
    ),
    ase.optional("nat.internalPrefix", "The internal side is set by the device.", switches, {
      automatic: { networkPrefix: true },
    }),
    ase.assumed(
      "vnic.ipSource",
      "static",
      "Taken from the node range of the Compute page.",
      configuration,
    ),
    ase.assumed("vnic.mtu", 1500, "1500 bytes when nothing is given.", engineering),
    ase.assumed("physicalPort.mtu", 1500, "1500 bytes when nothing is given.", engineering),
    ase.fixed("cluster.plugin", "calico", "Calico is installed.", components),
    ase.fixed(
      "cluster.components",
      ["calico", "metalLb", "coreDns"],
      "Installed with the cluster.",
      components,
    ),
    ase.fixed("cluster.controlPlaneCount", 1, "One master VM.", switches),
    ase.assumed(
      "cluster.podCidr",
      "172.27.0.0/16",
      "Set by the device; can be changed before compute is enabled.",
      subnets,
      {
        editions: ["2023-09"],
      },
    ),
    ase.assumed(
      "cluster.serviceCidr",
      "172.28.0.0/16",
      "Set by the device; can be changed before compute is enabled.",
      subnets,
      {
        editions: ["2023-09"],
      },
    ),
    ase.assumed(
      "cluster.podCidr",
      "10.244.0.0/16",
      "Not stated by the document; the usual default.",
      engineering,
      {
        editions: ["2021-09"],
      },
    ),
    ase.assumed(
      "cluster.serviceCidr",
      "10.96.0.0/12",
      "Not stated by the document; the usual default.",
      engineering,
      {
        editions: ["2021-09"],
      },
    ),
    ase.fixed("loadBalancer.product", "metalLb", "MetalLB runs in the cluster.", components),
    ase.fixed("loadBalancer.placement", "inClusterPod", "MetalLB runs in the cluster.", components),
  ],
  limits: [
    { name: "nodeAddresses", on: ["ASE"], value: 2, source: configuration },
    { name: "devices", on: ["ASE"], value: 1, editions: ["2021-09"], source: switches },
    { name: "devices", on: ["ASE"], value: 2, editions: ["2023-09"], source: network },
  ],
  contradictions: [
    {
      id: "AMB-38",
      what: "The sample route has its next hop inside its own destination.",
      reading: "Accepted on import, with a warning.",
    },
    {
      id: "AMB-46",
      what: "The sizes of the node and service ranges are not stated.",
      reading: "Two nodes, and one address for each service.",
    },
    {
      id: "AMB-62",
      what: "Each VM has two adapters, but only one node range is entered.",
      reading: "The range is for the external side; the internal side is automatic.",
    },
    {
      id: "ASE-NODES",
      what: "A later page asks for one node address more than there are nodes.",
      reading: "One more than there are devices: two on a single device, three on a pair.",
    },
  ],
});
