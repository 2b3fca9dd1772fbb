import type { ReferenceTable } from "./table.ts";

/** What the two plug-ins can do (Container networking, AKS hybrid, Capabilities). */
export const PLUGINS: ReferenceTable = {
  id: "REF-4",
  title: "Flannel and Calico",
  on: ["HYB"],
  columns: ["Capability", "Flannel", "Calico"],
  rows: [
    ["Network policies", "no", "yes"],
    ["IPv6", "no", "yes"],
    ["Layers used", "L2 (VXLAN)", "L3 (IP-in-IP, BGP)"],
    ["Cluster in an existing or a new virtual network", "yes", "yes"],
    ["Windows", "yes", "yes"],
    ["Pod to pod", "yes", "yes"],
    ["Pod to a VM in the same network", "no", "yes"],
    ["Pod to a VM in another network", "yes", "yes"],
    ["Kubernetes services", "yes", "yes"],
    ["Exposure by load balancer", "yes", "yes"],
    ["Networks on one cluster", "many, needs several daemons", "many"],
    ["On Linux nodes", "DaemonSet", "DaemonSet"],
    ["On Windows nodes", "service", "service"],
    ["Command line", "none", "calicoctl"],
    ["Data planes", "none named", "Linux eBPF, Linux networking, Windows HNS"],
    [
      "Character",
      "flat network over that of the nodes, one address for each pod",
      "open network and security for containers, VMs and machines; policies and flow control",
    ],
    ["Chosen by", "-primaryNetworkPlugin 'flannel'", "the default, as an overlay"],
    ["Change after deployment", "no", "no"],
    ["Nodes covered", "Linux and Windows", "Linux and Windows"],
  ],
};

/** Types of Kubernetes services. */
export const SERVICE_TYPES: ReferenceTable = {
  id: "REF-5",
  title: "Types of services",
  on: ["HYB", "ASE", "ARC"],
  columns: ["Type", "Address", "Reached from", "Use"],
  rows: [
    [
      "ClusterIP",
      "inside the cluster",
      "inside the cluster only",
      "applications inside; the address stays while pods change",
    ],
    [
      "NodePort",
      "address of a node and a mapped port",
      "wherever the node is reached",
      "direct access by node and port",
    ],
    [
      "LoadBalancer",
      "outside: VIP pool, service range or range of the load balancer",
      "outside the cluster; the internal kind has a private address and is not reached from the Internet",
      "traffic of customers, by rules for chosen ports",
    ],
    ["ExternalName", "none, a DNS entry", "by name", "simpler access to an application"],
  ],
};
