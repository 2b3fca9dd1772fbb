import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { mtuField, vlanField, pinnedField } from "./shared-fields.ts";

export const vnic = defineKind({
  name: "vnic",
  catalogue: "DM-10",
  label: "Virtual adapter",
  plural: "virtual adapters",
  summary: "A network adapter of a node VM, or of the host itself on a virtual switch.",
  family: "switching",
  icon: "ethernet-port",
  shape: "port",
  size: { w: 10, h: 10 },
  parents: ["nodeVm", "host"],
  stem: "eth",
  headline: "address",
  palette: [{ id: "vnic", label: "Virtual adapter", group: "Compute" }],
  fields: [
    {
      key: "address",
      label: "Address",
      type: { type: "ipv4" },
      help: "IPv4 address. Its length comes from the network.",
    },
    {
      key: "ipSource",
      label: "Address from",
      type: {
        type: "enum",
        choices: choices(["static", "Static"], ["dhcp", "DHCP"], ["automatic", "Platform"]),
      },
    },
    {
      key: "guestName",
      label: "Name in the guest",
      type: { type: "text" },
      help: "Where the checks after the deployment look for the address.",
    },
    { key: "gateway", label: "Gateway", type: { type: "ipv4" } },
    vlanField(),
    {
      key: "mac",
      label: "MAC address",
      type: { type: "mac" },
      help: "Empty: random, then stored.",
    },
    mtuField(),
    {
      key: "prefixLength",
      label: "Prefix length",
      type: { type: "integer", min: 1, max: 32 },
      help: "Only when the adapter is set to another length than its network.",
      group: "Advanced",
    },
    {
      key: "referencedByMac",
      label: "Others rely on its MAC",
      type: { type: "boolean" },
      group: "Advanced",
      help: "Port security, a firewall or a reservation names this adapter by MAC.",
    },
    pinnedField(["address", "Address"]),
  ],
  claims: [{ field: "address", role: "vnic" }],
});
