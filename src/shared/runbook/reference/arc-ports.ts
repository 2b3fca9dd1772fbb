import type { ReferenceTable } from "./table.ts";

/** Ports on the way between resource bridge and clusters (Network requirements, Network port requirements). */
export const ARC_PORTS: ReferenceTable = {
  id: "REF-1",
  title: "Ports that the infrastructure opens itself",
  on: ["ARC"],
  columns: ["TCP port", "Opened for", "Purpose", "With separate VLANs"],
  rows: [
    [
      "22",
      "Arc resource bridge VM",
      "collecting logs when looking for a fault",
      "servers must reach the VMs of the clusters",
    ],
    [
      "6443",
      "Arc resource bridge VM",
      "Kubernetes API",
      "servers must reach the resource bridge VM",
    ],
    ["45000", "Servers", "wssdAgent, gRPC server", "nothing crosses"],
    ["45001", "Servers", "wssdAgent, gRPC authentication", "nothing crosses"],
    [
      "46000",
      "Arc resource bridge VM",
      "wssdCloudAgent to lbagent",
      "servers must reach the resource bridge VM",
    ],
    [
      "55000",
      "Cluster resource (-CloudServiceCIDR)",
      "cloud agent, gRPC server",
      "resource bridge VM must reach the cluster resource",
    ],
    [
      "65000",
      "Cluster resource (-CloudServiceCIDR)",
      "cloud agent, gRPC authentication",
      "resource bridge VM must reach the cluster resource",
    ],
  ],
};
