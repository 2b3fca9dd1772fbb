import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const nicTeam = defineKind({
  name: "nicTeam",
  catalogue: "DM-08",
  label: "NIC team",
  plural: "NIC teams",
  summary: "Several ports of a host that act as one.",
  family: "switching",
  icon: "cable",
  shape: "port",
  size: { w: 10, h: 10 },
  parents: ["host"],
  stem: "team",
  palette: [{ id: "nicTeam", label: "NIC team", group: "Compute" }],
  fields: [
    {
      key: "mode",
      label: "Mode",
      type: {
        type: "enum",
        choices: choices(["SET", "Switch Embedded Teaming"], ["standard", "Standard"]),
      },
      default: "SET",
    },
  ],
});
