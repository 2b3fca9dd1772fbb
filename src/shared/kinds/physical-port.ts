import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { mtuField, vlanField } from "./shared-fields.ts";

export const physicalPort = defineKind({
  name: "physicalPort",
  catalogue: "DM-07",
  label: "Physical port",
  plural: "physical ports",
  summary: "A network adapter of a host.",
  family: "switching",
  icon: "ethernet-port",
  shape: "port",
  size: { w: 10, h: 10 },
  parents: ["host"],
  stem: "port",
  headline: "address",
  palette: [{ id: "physicalPort", label: "Physical port", group: "Compute" }],
  fields: [
    {
      key: "ipMode",
      label: "Address mode",
      type: {
        type: "enum",
        choices: choices(["static", "Static"], ["dhcp", "DHCP"], ["none", "None"]),
      },
    },
    {
      key: "address",
      label: "Address",
      type: { type: "interface-address" },
      help: "Address with prefix length, for example 10.0.0.57/24.",
    },
    { key: "gateway", label: "Gateway", type: { type: "ipv4" } },
    {
      key: "media",
      label: "Media",
      type: { type: "enum", choices: choices("wired", "wireless") },
      default: "wired",
    },
    vlanField({ label: "Access VLAN" }),
    {
      key: "vlanMode",
      label: "VLAN mode",
      type: { type: "enum", choices: choices("access", "trunk") },
    },
    { key: "team", label: "Member of team", type: { type: "ref", kinds: ["nicTeam"] } },
    mtuField(),
    { key: "mac", label: "MAC address", type: { type: "mac" } },
    { key: "computeEnabled", label: "Enabled for compute", type: { type: "boolean" } },
  ],
  claims: [{ field: "address", role: "port" }],
});
