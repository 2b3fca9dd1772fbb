import { pointsOf, type Disagreement } from "./disagreement.ts";

const amb = pointsOf("contradiction");
const newer = pointsOf("newer");

const POOL = ["HCI", "Kubernetes node VM IP pool"] as const;
const RESERVATION = ["HCI", "Minimum IP address reservation"] as const;
const WALK = ["HCI", "Walk through an example deployment"] as const;
const DHCP = ["HCI", "Virtual network with DHCP networking"] as const;
const STATIC = ["HCI", "Virtual network with static IP networking (recommended)"] as const;
const COMPARE = ["HCI", "Compare network models"] as const;
const MOC = ["HCI", "Microsoft On-premises Cloud service"] as const;

/** Points about AKS on Azure Stack HCI and Windows Server. */
export const hciDisagreements: readonly Disagreement[] = [
  amb(
    "AMB-01",
    ["HCI"],
    "Prose keeps one to three addresses for an update, the table two for the AKS host and five for each cluster.",
    "The table for planning, three as head-room while it runs.",
    POOL,
    RESERVATION,
  ),
  amb(
    "AMB-02",
    ["HCI"],
    "32 addresses and a /26 are named together; a /27 has 32 addresses.",
    "Network, broadcast and gateway do not count, so a /27 is too small.",
    WALK,
  ),
  amb(
    "AMB-03",
    ["HCI"],
    "At least 256 addresses are advised; the example takes 64.",
    "Told as information only.",
    RESERVATION,
    WALK,
  ),
  amb(
    "AMB-04",
    ["HCI"],
    "The AKS host needs an API server address, but the example leaves it out.",
    "The minimum without it, a warning that asks for one more.",
    RESERVATION,
    WALK,
  ),
  amb(
    "AMB-05",
    ["HCI"],
    "One address for each service in the table, shared by port in the example; Kubernetes services and application services overlap in meaning.",
    "Three ways of counting; sharing within a cluster is assumed, and planned services are never added twice.",
    RESERVATION,
    WALK,
  ),
  amb(
    "AMB-07",
    ["HCI-DH"],
    "The parameters of the DHCP model are introduced as those of a static configuration.",
    "Read as DHCP: name, VIP pool and VLAN.",
    DHCP,
  ),
  amb(
    "AMB-08",
    ["HCI-DH"],
    "DHCP is said to serve all objects, yet API servers and services are static.",
    "The VIP pool is always static.",
    DHCP,
    COMPARE,
  ),
  amb(
    "AMB-09",
    ["HCI-DH"],
    "A node pool beside DHCP is not needed in one place and not supported in another.",
    "Not supported.",
    POOL,
    COMPARE,
  ),
  amb(
    "AMB-10",
    ["HCI-DH"],
    "The VIP pool is called the one scope; a scope of 32 addresses and a /26 stand side by side.",
    "The scope is a range of 32 addresses in a /26, the VIP pool an exclusion in it.",
    ["HCI", "Split reserved IP addresses based on a DHCP network model"],
  ),
  amb(
    "AMB-11",
    ["HCI"],
    "An address for the cloud agent must be given; later: not with DHCP.",
    "Depends on how the servers get their addresses.",
    MOC,
  ),
  amb(
    "AMB-12",
    ["HCI"],
    "10.11.23.45/16 is called a CIDR although it has host bits.",
    "An address with its length; host bits are allowed there.",
    MOC,
  ),
  amb(
    "AMB-47",
    ["HCI", "ARC"],
    "The parameter is spelled -cloudserviceCIDR and -CloudServiceCIDR.",
    "One parameter; PowerShell ignores case.",
    MOC,
    "ARC",
  ),
  amb(
    "AMB-48",
    ["HCI", "EE", "ARC"],
    "Only one document names a maximum of three DNS servers.",
    "It holds for the static model of AKS on Azure Stack HCI only.",
    STATIC,
    "EE",
    "ARC",
  ),
  amb(
    "AMB-49",
    ["HCI", "ARC"],
    "A VLAN left out means untagged in one document, the default is 0 in the other.",
    "Empty and 0 mean the same.",
    STATIC,
    "ARC",
  ),
  amb(
    "AMB-50",
    ["HCI-ST"],
    "The node pool is said to depend on the number of nodes; it holds load balancer VMs and spares for updates too.",
    "All three are counted.",
    POOL,
    ["HCI", "Split reserved IP addresses based on a static IP network model"],
  ),
  amb(
    "AMB-51",
    ["HCI-DH", "ARC-DH"],
    "One document recommends static addresses, the other advises against DHCP in production.",
    "Information on Azure Stack HCI, a warning under Azure Arc.",
    STATIC,
    "ARC",
  ),
  amb(
    "AMB-52",
    ["HCI"],
    "The example publishes a database by a virtual address on port 80.",
    "Told as information: an address within the cluster would do.",
    WALK,
  ),
  amb(
    "AMB-53",
    ["HCI"],
    "The VIP pool serves the API server at first and later services as well.",
    "Both.",
    ["HCI", "Virtual IP pool"],
  ),
  amb(
    "AMB-54",
    ["HCI"],
    "No network can change after deployment, yet the advice against conflicts is to use other network objects.",
    "New objects for new clusters are fine; existing ones are frozen.",
    STATIC,
    ["HYB", "Kubernetes Services"],
  ),
  amb(
    "AMB-55",
    ["HCI-DH"],
    "The DHCP range can be enlarged while the network settings are frozen.",
    "The scope on the server may grow, the VIP pool may not.",
    COMPARE,
  ),
  amb(
    "AMB-60",
    ["HCI"],
    "Ranges are called continuous.",
    "Exactly one range for each pool.",
    STATIC,
  ),
  amb(
    "AMB-64",
    ["HCI"],
    "The AKS host counts one control plane address, workload clusters one for each control plane node.",
    "The AKS host has exactly one control plane node.",
    RESERVATION,
  ),
  newer(
    "NEW-HCI-UPDATES",
    ["HCI"],
    "The same two clusters need 32 addresses in the edition of 2022 and 19 in that of 2024.",
    "Each edition is counted by its own figures: five against one address for updates, with and without load balancer VMs.",
    WALK,
    "HCI_PLAN",
  ),
  newer(
    "NEW-HCI-REPOSITORY",
    ["HCI"],
    "The repository of the product's issues stops in 2021; later ones are kept with those of AKS enabled by Azure Arc.",
    "Files of the older product are still read.",
    "ARC_ISSUES",
  ),
];
