import { pointsOf, type Disagreement } from "./disagreement.ts";

const amb = pointsOf("contradiction");

const SERVICES = ["HYB", "Kubernetes Services"] as const;
const RESOURCES = ["HYB", "IP address resources"] as const;
const CAPABILITIES = ["HYB", "Capabilities"] as const;

/** Points about the container layer of AKS hybrid. */
export const hybridDisagreements: readonly Disagreement[] = [
  amb(
    "AMB-06",
    ["HYB"],
    "One document shares an address by port across clusters, the other calls that a cause of duplicate addresses.",
    "Shared within one cluster only; across clusters it is a warning.",
    ["HCI", "Walk through an example deployment"],
    SERVICES,
  ),
  amb(
    "AMB-13",
    ["HYB"],
    "HAProxy is a layer 4 balancer in one document and balances TCP and HTTP in the other.",
    "Layer 4, as it is deployed.",
    ["HCI", "Ingress controllers"],
    RESOURCES,
  ),
  amb(
    "AMB-14",
    ["HYB"],
    "A service of type LoadBalancer is said to create an Azure load balancer.",
    "On premises it is the HAProxy VM of the cluster.",
    SERVICES,
  ),
  amb(
    "AMB-15",
    ["HYB"],
    "Addresses of services may be assigned dynamically, yet are always static.",
    "Chosen by the platform from the pool, static once assigned.",
    SERVICES,
    RESOURCES,
  ),
  amb(
    "AMB-16",
    ["HYB"],
    "Every cluster has a worker, but the AKS host has none.",
    "Workers are asked of workload clusters only.",
    RESOURCES,
    ["HCI", "Minimum IP address reservation"],
  ),
  amb(
    "AMB-17",
    ["HYB", "ASE"],
    "One document names two types of service, the other four.",
    "Each platform has its own types.",
    ["ASE", "Networking services"],
    SERVICES,
  ),
  amb(
    "AMB-18",
    ["HYB"],
    "Both plug-ins are called overlays, but the row of Calico lists BGP, which is routed.",
    "Overlay; BGP is an attribute only.",
    ["HYB", "Kubernetes networks"],
    CAPABILITIES,
  ),
  amb(
    "AMB-19",
    ["HYB"],
    "Calico supports IPv6, but every address parameter is IPv4.",
    "IPv6 inside the pod network only.",
    CAPABILITIES,
  ),
];
