import type { ReferenceTable } from "./table.ts";

/** Fields of a custom route (Kubernetes networking, Azure Stack Edge Pro GPU, Change routing). */
export const ROUTE_FIELDS: ReferenceTable = {
  id: "REF-12",
  title: "Fields of a custom route",
  on: ["ASE"],
  columns: ["Field", "Meaning", "Parameter"],
  rows: [
    ["Destination", "address or prefix", "-DestinationPrefix"],
    ["Prefix length", "belongs to the destination", "in -DestinationPrefix"],
    ["Next hop", "address that the packet is handed to", "-NextHop"],
    ["Interface", "interface that forwards", "-InterfaceAlias"],
    ["Metric", "preference; the lower one wins", "-RouteMetric"],
  ],
};

/** Components and switches of the device. */
export const COMPONENTS: ReferenceTable = {
  id: "REF-13",
  title: "Components and switches of the device",
  on: ["ASE"],
  columns: ["Component", "Task"],
  rows: [
    ["Calico", "a private address for each pod; traffic of pods between nodes"],
    ["MetalLB", "runs in the cluster; addresses of LoadBalancer services from the service range"],
    ["Core DNS", "name of a service to address of the cluster"],
    [
      "External switch",
      "made by enabling a port for compute; used by compute and by other VMs on the device",
    ],
    ["Internal switch", "factory setting; NAT through the port with the default gateway"],
    ["Master and worker VM", "one adapter on each switch; run the applications"],
  ],
};

/** How a service finds its pods. */
export const SERVICES_AND_PODS: ReferenceTable = {
  id: "REF-14",
  title: "How a service finds its pods",
  on: ["ASE"],
  columns: ["Part", "What it does"],
  rows: [
    [
      "Labels of pods, selector of the service",
      "a service stands for the pods whose labels it selects",
    ],
    ["Control loop on the master", "keeps the list of endpoints true while pods come and go"],
    ["Cluster DNS", "turns the name of a service into its cluster address"],
    [
      "kube-proxy on every node",
      "takes traffic for the cluster address and spreads it over the pods",
    ],
    [
      "Two tiers",
      "users reach the web tier by its load-balanced address; the web tier reaches the database by name",
    ],
  ],
};
