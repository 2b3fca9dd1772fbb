import { defineKind } from "#shared/model/define-kind";

export const aksHost = defineKind({
  name: "aksHost",
  catalogue: "DM-13",
  label: "AKS host",
  plural: "AKS hosts",
  summary: "The management cluster that creates and keeps the workload clusters.",
  family: "services",
  icon: "hexagon",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site"],
  stem: "aks-host",
  headline: "apiServerIp",
  cardFacts: ["controlPlaneNodes", "network"],
  palette: [{ id: "aksHost", label: "AKS host", group: "Kubernetes and services" }],
  fields: [
    { key: "network", label: "Network", type: { type: "ref", kinds: ["vnet"] } },
    { key: "apiServerIp", label: "API server", type: { type: "ipv4" } },
    {
      key: "controlPlaneNodes",
      label: "Control plane nodes",
      type: { type: "integer", min: 0, max: 9 },
    },
    { key: "workerNodes", label: "Worker nodes", type: { type: "integer", min: 0, max: 200 } },
    {
      key: "loadBalancerVms",
      label: "Load balancer VMs",
      type: { type: "integer", min: 0, max: 9 },
    },
    {
      key: "updateReserve",
      label: "Kept for updates",
      unit: "addresses",
      type: { type: "integer", min: 0, max: 64 },
    },
  ],
  claims: [{ field: "apiServerIp", role: "apiServer" }],
});
