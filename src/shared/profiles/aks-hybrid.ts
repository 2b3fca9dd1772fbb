import { aksHci } from "./aks-hci.ts";
import { defineProfile, factsOn } from "./define-profile.ts";
import { ENGINEERING, seed } from "./documents.ts";

const resources = seed("HYB", "IP address resources");
const basics = seed("HYB", "Kubernetes networking basics on Azure Stack HCI");
const capabilities = seed("HYB", "Capabilities");
const ingress = seed("HCI", "Ingress controllers");

const layer = factsOn(["HYB"]);
const haproxy = [{ of: "element", field: "product", equals: "haproxyVm" }] as const;
const flannel = [{ of: "element", field: "plugin", equals: "flannel" }] as const;
const calico = [{ of: "element", field: "plugin", equals: "calico" }] as const;

/**
 * AKS hybrid container networking: plug-in, services, ingress and policies. It is a layer on AKS on
 * Azure Stack HCI, so what that profile says of nodes and pools holds too, and its editions are the
 * same; what stands here holds on every site of either profile.
 */
export const aksHybrid = defineProfile({
  name: "HYB",
  label: "AKS hybrid container networking",
  summary: "Service types, ingress, Calico or Flannel",
  variants: aksHci.variants,
  editions: aksHci.editions,
  fields: [
    layer.fixed(
      "site.containerLayer",
      true,
      "Every AKS cluster on Azure Stack HCI carries it; it cannot be left out.",
      basics,
    ),
    layer.fixed(
      "nodeVm.highlyAvailable",
      true,
      "The platform restarts a node VM on another server when its own fails.",
      resources,
    ),
    layer.assumed(
      "cluster.plugin",
      "calico",
      "Calico in overlay mode unless Flannel is named; frozen once the cluster is deployed.",
      capabilities,
    ),
    layer.fixed("cluster.pluginMode", "overlay", "Both plug-ins work as overlays.", capabilities),
    layer.fixed("cluster.encapsulation", "vxlan", "Flannel uses VXLAN.", capabilities, {
      when: flannel,
    }),
    layer.fixed("cluster.encapsulation", "ipip", "Calico uses IP-in-IP.", capabilities, {
      when: calico,
    }),
    layer.optional(
      "cluster.dataPlane",
      "Calico has one for each operating system, and eBPF besides.",
      capabilities,
      { when: calico },
    ),
    layer.unavailable("cluster.dataPlane", "Only Calico has several.", capabilities, {
      when: flannel,
    }),
    layer.assumed("cluster.ipFamilies", ["ipv4"], "IPv4 unless IPv6 is added.", capabilities, {
      when: calico,
    }),
    layer.fixed("cluster.ipFamilies", ["ipv4"], "Flannel has no IPv6.", capabilities, {
      when: flannel,
    }),
    layer.fixed("cluster.components", ["kubeProxy"], "On every node runs kube-proxy.", basics),
    layer.assumed(
      "cluster.podCidr",
      "10.244.0.0/16",
      "Default of Kubernetes set-ups; cannot be changed.",
      ENGINEERING,
    ),
    layer.assumed(
      "cluster.serviceCidr",
      "10.96.0.0/12",
      "Default of Kubernetes set-ups; cannot be changed.",
      ENGINEERING,
    ),
    layer.assumed("cluster.perNodeBlock", 24, "A /24 of pod addresses for each node.", ENGINEERING),
    layer.optional(
      "cluster.apiServerIp",
      "Always static, from the VIP pool; left empty, the platform takes the lowest free one.",
      resources,
    ),
    layer.fixed(
      "loadBalancer.product",
      "haproxyVm",
      "Each workload cluster is deployed with an HAProxy VM.",
      resources,
    ),
    layer.fixed(
      "loadBalancer.layer",
      "4",
      "The platform's balancer works by address and port.",
      ingress,
      { when: haproxy },
    ),
    layer.fixed(
      "loadBalancer.placement",
      "specialisedVm",
      "HAProxy runs in a VM of its own.",
      resources,
      { when: haproxy },
    ),
  ],
  limits: [
    {
      name: "workersPerCluster",
      label: "Workers of a cluster, at least",
      on: ["HYB"],
      value: 1,
      source: resources,
    },
  ],
});
