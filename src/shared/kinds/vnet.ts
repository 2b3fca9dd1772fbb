import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { dnsServersField, vlanField, pinnedField } from "./shared-fields.ts";

export const vnet = defineKind({
  name: "vnet",
  catalogue: "DM-18",
  label: "AKS virtual network",
  plural: "AKS virtual networks",
  summary: "The network object of AKS on Azure Stack HCI. Frozen as a whole once deployed.",
  family: "address",
  icon: "network",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site"],
  stem: "vnet",
  headline: "vlan",
  cardFacts: ["nodeVmPool", "vipPool"],
  palette: [{ id: "vnet", label: "AKS network", group: "Kubernetes and services" }],
  fields: [
    {
      key: "model",
      label: "Addressing",
      type: { type: "enum", choices: choices(["static", "Static IP"], ["dhcp", "DHCP"]) },
    },
    { key: "addressPrefix", label: "Address prefix", type: { type: "prefix" } },
    { key: "gateway", label: "Gateway", type: { type: "ipv4" } },
    dnsServersField({ label: "DNS servers, 1 to 3" }),
    {
      key: "nodeVmPool",
      label: "Node VM pool",
      type: { type: "range-list" },
      help: "One continuous range for nodes, load balancer VMs and updates.",
    },
    {
      key: "vipPool",
      label: "Virtual IP pool",
      type: { type: "range-list" },
      help: "One continuous range for API servers and services.",
    },
    vlanField({ key: "vlan" }),
    { key: "switchName", label: "Virtual switch", type: { type: "text" } },
    {
      key: "autoExpand",
      label: "Relies on growth of the pool",
      type: { type: "boolean" },
      group: "Planning",
      help: "The product does not enlarge a pool by itself.",
    },
    pinnedField(
      ["addressPrefix", "Address prefix"],
      ["nodeVmPool", "Node VM pool"],
      ["vipPool", "Virtual IP pool"],
    ),
  ],
  claims: [
    { field: "nodeVmPool", role: "nodeVm" },
    { field: "vipPool", role: "vip" },
  ],
});
