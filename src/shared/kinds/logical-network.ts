import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { dnsServersField, vlanField, pinnedField } from "./shared-fields.ts";

export const logicalNetwork = defineKind({
  name: "logicalNetwork",
  catalogue: "DM-19",
  label: "Logical network",
  plural: "logical networks",
  summary: "The Arc VM logical network that the nodes of AKS clusters are on.",
  family: "address",
  icon: "network",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site"],
  stem: "aks-net",
  headline: "vlan",
  cardFacts: ["addressPrefix", "poolStart", "poolEnd"],
  palette: [{ id: "logicalNetwork", label: "Logical net", group: "Kubernetes and services" }],
  fields: [
    {
      key: "model",
      label: "Addressing",
      type: { type: "enum", choices: choices(["static", "Static IP"], ["dhcp", "DHCP"]) },
    },
    {
      key: "switchName",
      label: "VM switch",
      type: { type: "text" },
      help: "$vswitchname: an external switch that every host has.",
    },
    {
      key: "addressPrefix",
      label: "Address prefix",
      type: { type: "prefix" },
      help: "$ipaddressprefix",
    },
    { key: "gateway", label: "Gateway", type: { type: "ipv4" }, help: "$gateway" },
    dnsServersField({ help: "$dnsservers" }),
    {
      key: "poolStart",
      label: "First address of the pool",
      type: { type: "ipv4" },
      help: "$IPPoolStart",
    },
    {
      key: "poolEnd",
      label: "Last address of the pool",
      type: { type: "ipv4" },
      help: "$IPPoolEnd",
    },
    vlanField({ help: "$vlanId: every VM carries the tag; 0 is untagged." }),
    {
      key: "planningPrefix",
      label: "Subnet for planning",
      type: { type: "prefix" },
      group: "Planning",
      exported: false,
      help: "A DHCP network has no subnet parameter; this one is for the checks only.",
    },
    pinnedField(["addressPrefix", "Address prefix"], ["poolStart", "VM pool"]),
  ],
  claims: [{ field: "poolStart", end: "poolEnd", role: "arcVm" }],
});
