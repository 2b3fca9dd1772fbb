import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const hostCluster = defineKind({
  name: "hostCluster",
  catalogue: "DM-06, DM-25, DM-26",
  label: "Host cluster",
  plural: "host clusters",
  summary: "The servers that form one failover cluster, with the cloud agent that runs on them.",
  family: "compute",
  icon: "boxes",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site"],
  stem: "host-cluster",
  headline: "cloudServiceCidr",
  cardFacts: ["product", "nodeAddressing"],
  palette: [{ id: "hostCluster", label: "Host cluster", group: "Compute" }],
  fields: [
    {
      key: "product",
      label: "Product",
      type: {
        type: "enum",
        choices: choices(
          ["azureStackHci", "Azure Stack HCI"],
          ["windowsServer", "Windows Server"],
          ["aseInfrastructure", "Azure Stack Edge infrastructure"],
        ),
      },
    },
    {
      key: "nodeAddressing",
      label: "Addressing of the servers",
      type: { type: "enum", choices: choices(["static", "Static"], ["dhcp", "DHCP"]) },
      help: "Static servers need an address for the cloud agent.",
    },
    {
      key: "cloudServiceCidr",
      label: "Cloud agent address",
      type: { type: "interface-address" },
      help: "-cloudserviceCIDR: an address in the subnet of the servers, with its length.",
      group: "Cloud agent (MOC)",
    },
    {
      key: "cloudAgentCount",
      label: "Cloud agents",
      type: { type: "integer", min: 0, max: 16 },
      group: "Cloud agent (MOC)",
    },
    {
      key: "withoutNodeAgent",
      label: "Servers without a node agent",
      type: { type: "text-list" },
      group: "Cloud agent (MOC)",
      help: "Names of servers on which the agent is missing; normally empty.",
    },
    {
      key: "clusterResourceIp",
      label: "Cluster resource address",
      type: { type: "ipv4" },
      group: "Azure Arc",
      help: "Address of the cloud agent as the Arc Resource Bridge reaches it.",
    },
    {
      key: "extraSettings",
      label: "Other settings of the configuration",
      type: { type: "text", multiline: true },
      group: "Deployment",
      help: "Parameters of Set-AksHciConfig that are not about the network, kept as JSON for the export.",
    },
  ],
  claims: [
    { field: "cloudServiceCidr", role: "moc" },
    { field: "clusterResourceIp", role: "moc" },
  ],
});
