import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { MTU_LIMITS, VLAN_LIMITS } from "./shared-fields.ts";

export const physicalSwitch = defineKind({
  name: "physicalSwitch",
  catalogue: "DM-04",
  label: "Switch",
  plural: "switches",
  summary: "A physical switch with its ports, for VLAN, MTU and loop checks.",
  family: "switching",
  icon: "ethernet-port",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site", "project"],
  stem: "sw",
  cardFacts: ["spanningTree"],
  palette: [{ id: "physicalSwitch", label: "Switch", group: "Sites and networks", common: true }],
  fields: [
    { key: "spanningTree", label: "Spanning tree", type: { type: "boolean" }, default: true },
    {
      key: "ports",
      label: "Ports",
      help: "Ports that differ from an untagged access port of 1500 bytes, each named after what is plugged into it, such as pc-1 Ethernet.",
      type: {
        type: "rows",
        columns: [
          { key: "name", label: "Port", type: { type: "text" } },
          {
            key: "mode",
            label: "Mode",
            type: { type: "enum", choices: choices("access", "trunk") },
          },
          { key: "accessVlan", label: "Access VLAN", type: { type: "integer", ...VLAN_LIMITS } },
          { key: "nativeVlan", label: "Native VLAN", type: { type: "integer", ...VLAN_LIMITS } },
          {
            key: "allowedVlans",
            label: "Allowed VLANs",
            type: { type: "integer-list", min: 1, max: 4094 },
          },
          { key: "taggedOnly", label: "Tagged only", type: { type: "boolean" } },
          { key: "mtu", label: "MTU", type: { type: "integer", ...MTU_LIMITS } },
        ],
      },
    },
  ],
});
