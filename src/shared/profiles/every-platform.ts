import { factsOn, SITE_CODES, type FieldFact } from "./define-profile.ts";
import { ENGINEERING, seed } from "./documents.ts";

const all = factsOn(SITE_CODES);
const leased = factsOn(["HCI-DH", "ARC-DH"]);

const typed = (equals: string) => [{ of: "element", field: "type", equals }] as const;
const SERVICES = seed("HYB", "Kubernetes Services");

/** What every platform asks for: without it the element says nothing that could be checked or built. */
export const everyPlatform: readonly FieldFact[] = [
  all.required("site.profile", "Decides what is fixed, automatic and required.", ENGINEERING),
  factsOn(SITE_CODES.filter((code) => code !== "ASE")).required(
    "site.variant",
    "Decides where the addresses of the nodes come from.",
    ENGINEERING,
  ),
  factsOn(["HCI-ST", "HCI-DH", "ARC-ST", "ARC-DH"]).assumed(
    "vswitch.creation",
    "manual",
    "Made by hand before the platform is installed.",
    ENGINEERING,
  ),
  all.required("segment.prefix", "The addresses of the network.", ENGINEERING),
  all.required("externalEndpoint.role", "Decides where it is reached.", ENGINEERING),
  leased.required("dhcpServer.address", "The leases come from it.", ENGINEERING),
  all.required("dhcpScope.segment", "The network that it serves.", ENGINEERING),
  all.required("dhcpScope.range", "The addresses that may be leased.", ENGINEERING),
  all.assumed(
    "dhcpScope.leaseHours",
    192,
    "Eight days, the default of Windows Server.",
    ENGINEERING,
  ),
  all.required("nodeVm.os", "Linux and Windows nodes are set up differently.", SERVICES),
  all.required("nodeVm.role", "Control plane, worker, or both.", ENGINEERING),
  all.required("nodeVm.cluster", "A node belongs to one cluster.", ENGINEERING),
  all.required("nodePool.os", "All nodes of a pool have the same.", ENGINEERING),
  all.required("nodePool.count", "One address for each node.", ENGINEERING),
  all.required("addressPool.role", "Says who takes addresses from it.", ENGINEERING),
  all.required("service.type", "Decides what address it has and who reaches it.", SERVICES),
  ...["ClusterIP", "NodePort", "LoadBalancer"].map((type) =>
    all.required("service.ports", "A service is reached by address and port.", SERVICES, {
      when: typed(type),
    }),
  ),
  all.required("service.externalName", "The DNS entry that it stands for.", SERVICES, {
    when: typed("ExternalName"),
  }),
  ...["ClusterIP", "NodePort", "LoadBalancer"].map((type) =>
    all.unavailable("service.externalName", "Only an ExternalName service has one.", SERVICES, {
      when: typed(type),
    }),
  ),
  all.unavailable("service.address", "It is a DNS entry and has no address.", SERVICES, {
    when: typed("ExternalName"),
  }),
  all.required(
    "ingressController.service",
    "It is reached through a service of type LoadBalancer.",
    seed("HCI", "Ingress controllers"),
  ),
  all.required(
    "ingressController.rules",
    "What leads to which service.",
    seed("HCI", "Ingress controllers"),
  ),
  all.required("workload.ports", "What its pods listen on.", ENGINEERING),
  all.required(
    "loadBalancer.cluster",
    "It serves one cluster.",
    seed("HYB", "IP address resources"),
    {
      when: [{ of: "element", field: "product", equals: "haproxyVm" }],
    },
  ),
  all.required("flow.source", "A flow has two ends.", ENGINEERING),
];
