import { pointsOf, type Disagreement } from "./disagreement.ts";

const amb = pointsOf("contradiction");
const newer = pointsOf("newer");
const validator = pointsOf("validator");

const TYPES = ["EE", "Networking by deployment type"] as const;
const NETWORKING = ["EE", "Networking"] as const;
const SINGLE = ["EE", "Single machine cluster"] as const;
const SCALABLE = ["EE", "Scalable cluster"] as const;

/** Points about AKS Edge Essentials. */
export const edgeDisagreements: readonly Disagreement[] = [
  amb(
    "AMB-29",
    ["EE"],
    "The table calls the proxy values http_proxy, https_proxy and no_proxy, the text Proxy.Http, Proxy.Https and Proxy.No.",
    "The same three values; the configuration writes Proxy.*.",
    TYPES,
    ["EE", "Proxy"],
  ),
  amb(
    "AMB-30",
    ["EE"],
    "Two commands are misprinted: ipconfing, and netsh winhttps.",
    "Runbooks print ipconfig /all and netsh winhttp show proxy.",
    ["EE", "DNS"],
    ["EE", "Proxy"],
  ),
  amb(
    "AMB-31",
    ["EE-S"],
    "A single machine cluster accepts no inbound traffic, yet has a range of service addresses.",
    "Services are reached from the host only.",
    TYPES,
    NETWORKING,
  ),
  amb(
    "AMB-32",
    ["EE"],
    "A control plane address has to be given, but a single machine cluster sets all by itself.",
    "Automatic there, served by the Linux node; required on scalable clusters.",
    NETWORKING,
  ),
  amb(
    "AMB-33",
    ["EE-M"],
    "The switch is made by hand or from the adapter name, but the text demands the adapter name.",
    "Either one is accepted.",
    TYPES,
    SCALABLE,
  ),
  amb(
    "AMB-34",
    ["EE-S"],
    "The prefix length of the internal network is not stated.",
    "A /24 is assumed and shown.",
    SINGLE,
  ),
  amb(
    "AMB-35",
    ["EE"],
    "A range that is reachable on the Internet may mean public addresses or a way out.",
    "A way out; public addresses are not asked for.",
    NETWORKING,
  ),
  amb(
    "AMB-36",
    ["EE-M"],
    "An external switch is tied to a wired network; wireless is not mentioned.",
    "A wireless adapter is a warning.",
    NETWORKING,
  ),
  amb(
    "AMB-37",
    ["EE"],
    "The product is written AKS EE and AKS Edge Essential with and without an s.",
    "AKS Edge Essentials everywhere.",
    "EE",
  ),
  amb(
    "AMB-57",
    ["EE"],
    "The MAC address is called dynamic, yet is a random value that is kept for good.",
    "Random once, then stored.",
    ["EE", "Static MAC Address"],
  ),
  amb(
    "AMB-61",
    ["EE-M"],
    "A control plane address must be given, but the inputs of a scalable cluster list the adapter and the node address only.",
    "Required.",
    NETWORKING,
    SCALABLE,
  ),
  newer(
    "NEW-EE-SUBNET",
    ["EE-S"],
    "The first document fixes 192.168.0.x; newer ones let Ip4AddressPrefix choose the /24, and look for a free 192.168.x.0/24 without it.",
    "Fixed in the edition of February 2023; later 192.168.0.0/24 is assumed until another is named. The ends .1 to .4 stay.",
    SINGLE,
    ["EE_CONFIG", "Network"],
  ),
  newer(
    "NEW-EE-RANGES",
    ["EE"],
    "Pod and service ranges are now documented for K3s and K8s. One page prints the pod range of K8s as /24, others as /16.",
    "10.42.0.0/16 and 10.43.0.0/16 for K3s, 10.244.0.0/16 (the larger reading) and 10.96.0.0/12 for K8s; all are reserved.",
    ["EE_CONCEPT", "Pod and service ranges"],
  ),
  newer(
    "NEW-EE-ARC",
    ["EE"],
    "Since early 2025 the Arc section of the configuration is required.",
    "Asked for in the edition of February 2025 only.",
    "EE_MULTI",
  ),
  newer(
    "NEW-EE-SCHEMAS",
    ["EE"],
    "Schemas 1.9 to 1.16 add keys for key management, workload identity and huge pages.",
    "Files of schemas 1.5 to 1.16 are read; keys that are not about the network are kept for the export.",
    "EE_JSON",
  ),
  newer(
    "NEW-EE-CALICO",
    ["EE"],
    "Calico on K3s was offered at first and then withdrawn.",
    "The plug-in has to fit the distribution.",
    "EE_NEW",
  ),
  newer(
    "NEW-EE-FULL",
    ["EE-M"],
    "Deployments of several machines are now called experimental.",
    "Designed and checked as before.",
    "EE_MULTI",
  ),
  newer(
    "NEW-EE-SERVICES",
    ["EE"],
    "The service range was bounded by its /24 only; newer products take 0 to 127 addresses.",
    "251 in the edition of February 2023, 127 in later ones.",
    SINGLE,
    ["EE_CONFIG", "Init"],
  ),
  validator(
    "VAL-24",
    ["EE"],
    "The product's first check of the addresses takes every network for a /24.",
    "The prefix that is given counts.",
    "EE_MODULE",
  ),
];
