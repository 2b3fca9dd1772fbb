import { defineProfile, factsOn } from "./define-profile.ts";
import { ENGINEERING, seed } from "./documents.ts";

const switches = seed("ASE", "Network interfaces, switches");
const components = seed("ASE", "Kubernetes networking components");
const configuration = seed("ASE", "Kubernetes network configuration");
const routing = seed("ASE", "Change routing on compute network");
const subnets = seed("ASE_INTERFACE", "Change Kubernetes pod and service subnets");
const network = seed("ASE_NETWORK");

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
    { id: "2021-09", label: "September 2021", sources: [seed("ASE")] },
    {
      id: "2023-09",
      label: "September 2023: pod and service subnets can be set",
      sources: [seed("ASE_INTERFACE"), seed("ASE_NETWORK")],
    },
  ],
  fields: [
    ase.fixed("host.role", "edgeDevice", "The device itself.", seed("ASE")),
    ase.fixed("host.os", "Device OS", "The device comes with its system.", seed("ASE")),
    ase.required(
      "host.computeRole",
      "The cluster comes into being when the compute role is set up.",
      seed("ASE"),
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
    ase.unavailable("nicTeam.mode", "The device supports no teaming.", switches),
    ase.unavailable("physicalPort.team", "The device supports no teaming.", switches),
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
    ase.assumed("vnic.mtu", 1500, "1500 bytes when nothing is given.", ENGINEERING),
    ase.assumed("physicalPort.mtu", 1500, "1500 bytes when nothing is given.", ENGINEERING),
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
      ENGINEERING,
      {
        editions: ["2021-09"],
      },
    ),
    ase.assumed(
      "cluster.serviceCidr",
      "10.96.0.0/12",
      "Not stated by the document; the usual default.",
      ENGINEERING,
      {
        editions: ["2021-09"],
      },
    ),
    ase.fixed("loadBalancer.product", "metalLb", "MetalLB runs in the cluster.", components),
    ase.fixed("loadBalancer.placement", "inClusterPod", "MetalLB runs in the cluster.", components),
  ],
  limits: [
    {
      name: "nodeAddresses",
      label: "Addresses of the node range, at least",
      on: ["ASE"],
      value: 2,
      source: configuration,
    },
    {
      name: "devices",
      label: "Devices, at most",
      on: ["ASE"],
      value: 1,
      editions: ["2021-09"],
      source: switches,
    },
    {
      name: "devices",
      label: "Devices, at most",
      on: ["ASE"],
      value: 2,
      editions: ["2023-09"],
      source: network,
    },
  ],
});
