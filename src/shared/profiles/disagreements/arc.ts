import { pointsOf, type Disagreement } from "./disagreement.ts";

const amb = pointsOf("contradiction");
const newer = pointsOf("newer");
const validator = pointsOf("validator");

const PLANNING = ["ARC", "IP address planning for Kubernetes clusters and applications"] as const;
const PORTS = ["ARC", "Network port requirements"] as const;
const URLS = ["ARC", "Firewall URL exceptions"] as const;
const PARAMETERS = ["ARC", "Compare supported parameters"] as const;
const PROXY = ["ARC", "Proxy settings"] as const;

/** Points about AKS enabled by Azure Arc. */
export const arcDisagreements: readonly Disagreement[] = [
  amb(
    "AMB-20",
    ["ARC"],
    "One address for each cluster node in one section, for each worker node in another.",
    "Workers are the error limit, all nodes the warning limit.",
    ["ARC", "Network for AKS cluster VMs"],
    PLANNING,
  ),
  amb(
    "AMB-21",
    ["ARC"],
    "The control plane IP must not overlap logical networks, which may mean the whole subnet or only what can be handed out.",
    "Only the pool and leases are an error; outside the subnet is a warning.",
    ["ARC", "Control plane IP"],
  ),
  amb(
    "AMB-22",
    ["ARC-ST"],
    "$ipaddressprefix is explained as an IP address of the subnet.",
    "A prefix with its length is required.",
    PARAMETERS,
  ),
  amb(
    "AMB-23",
    ["ARC"],
    "The source column of the ports mixes callers and listeners, and notes name other pairs.",
    "The pairs of who calls whom are checked, the column is printed as it stands.",
    PORTS,
  ),
  amb(
    "AMB-24",
    ["ARC"],
    "Ports need no manual set-up, yet rules for separate VLANs are described.",
    "Hosts are automatic; firewalls between VLANs are checked.",
    PORTS,
  ),
  amb(
    "AMB-25",
    ["ARC"],
    "The URL list calls a service TCP, has one entry on port 80, overlapping wildcards and a registry named dev; some entries lead elsewhere.",
    "All 34 patterns are kept exactly as they stand.",
    URLS,
  ),
  amb(
    "AMB-26",
    ["ARC"],
    "Two further lists are only linked.",
    "The site says whether they were read.",
    URLS,
  ),
  amb(
    "AMB-27",
    ["ARC"],
    "This document keeps no addresses for updates; that of Azure Stack HCI keeps two and five.",
    "Told as information.",
    PLANNING,
    ["HCI", "Minimum IP address reservation"],
  ),
  amb(
    "AMB-28",
    ["ARC", "EE"],
    "A proxy for each cluster on AKS Edge Essentials, one taken over from the infrastructure here.",
    "A difference of platforms, with rules of their own.",
    PROXY,
    ["EE", "Proxy"],
  ),
  amb(
    "AMB-56",
    ["ARC-DH"],
    "A DHCP network has no subnet parameter, though control plane and balancer addresses must not clash.",
    "A planning prefix that is never exported.",
    PARAMETERS,
  ),
  amb(
    "AMB-59",
    ["ARC"],
    "Addresses are counted for each cluster in the text and partly for the whole environment in the table.",
    "Counted for each cluster, then added.",
    PLANNING,
  ),
  amb(
    "AMB-63",
    ["ARC"],
    "Separate VLANs: it is not said which.",
    "Compared pair by pair: hosts, bridge and cluster VMs.",
    PORTS,
  ),
  newer(
    "NEW-ARC-DHCP",
    ["ARC"],
    "Earlier documents describe DHCP networks; later ones allow static networks only, and no SDN networks.",
    "Judged by the edition of the site.",
    PARAMETERS,
    "ARC_NEW",
  ),
  newer(
    "NEW-ARC-ENDPOINT",
    ["ARC"],
    "The control plane IP was required; it may be left out now.",
    "Required in the edition of February 2024; later checked where it is given.",
    ["ARC", "Control plane IP"],
    "ARC_LNET",
  ),
  newer(
    "NEW-ARC-RANGES",
    ["ARC"],
    "The pod range can be set now, the service range cannot.",
    "Overlaps with the pod range offer another range; those with the service range ask for another network.",
    "ARC_LNET",
  ),
  newer(
    "NEW-ARC-UPDATES",
    ["ARC"],
    "One address for each cluster is kept for upgrades; earlier none was.",
    "None in the edition of February 2024 (one is advised), one since July 2025.",
    PLANNING,
    "ARC_PLAN",
  ),
  newer(
    "NEW-ARC-GATEWAY",
    ["ARC"],
    "The Arc gateway needs port 40343 besides the seven ports of the first list.",
    "Asked for on sites that use the Arc gateway.",
    PORTS,
    "ARC_NEW",
  ),
  newer(
    "NEW-ARC-METALLB",
    ["ARC"],
    "MetalLB is a managed extension now and announces by ARP or BGP.",
    "One load balancer with its ranges and, for BGP, its peers.",
    "ARC_LB",
  ),
  newer(
    "NEW-ARC-VALIDATOR",
    ["ARC"],
    "The environment validator now compares pod and service ranges with pools, DNS servers and proxies.",
    "The same is checked here, without the machines.",
    "LOCAL_VALIDATOR",
  ),
  newer(
    "NEW-ARC-PREVIEWS",
    ["ARC"],
    "Previews of the interface add Cilium, K3s and clusters over several racks.",
    "Unknown values are taken in with a note.",
    "ARC_PREVIEW",
  ),
  newer(
    "NEW-ARC-NAME",
    ["HCI", "ARC"],
    "Azure Stack HCI is called Azure Local now and takes up to 16 machines.",
    "Both names mean the same; the limit follows the platform.",
    "ARC_SCALE",
  ),
  validator(
    "VAL-INTEGERS",
    ["ARC"],
    "A script of the quick start compares ranges as numbers with their bytes turned round: 10.0.0.200–10.0.1.50 against 10.0.1.10–10.0.1.40 comes out as free.",
    "Addresses are compared as whole numbers, first octet first.",
    "QUICKSTART",
  ),
  validator(
    "VAL-ENDS",
    ["ARC"],
    "The check of pools against the pod range looks at the two ends of the pool; a pool that encloses the range passes.",
    "Ranges are compared whole.",
    "LOCAL_VALIDATOR",
  ),
  validator(
    "VAL-ENDPOINT",
    ["ARC"],
    "One tool refuses a control plane IP inside a pool, one sample asks for it, one page takes it from the pool.",
    "Outside every pool, which all three accept.",
    "ARC_POWERSHELL",
    "ARC_TERRAFORM",
    "ARC_LNET",
  ),
  validator(
    "VAL-PARENT",
    ["ALL"],
    "The vendor's address planner runs over the end of the network that it divides.",
    "What does not fit is an error.",
    "PLANNER",
  ),
  validator(
    "VAL-POSITION",
    ["ALL"],
    "The same planner gives out the network or broadcast address when it is named.",
    "Neither can be given out.",
    "PLANNER",
  ),
];
