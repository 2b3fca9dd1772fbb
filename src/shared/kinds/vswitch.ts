import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { mtuField } from "./shared-fields.ts";

export const vswitch = defineKind({
  name: "vswitch",
  catalogue: "DM-09",
  label: "Virtual switch",
  plural: "virtual switches",
  summary: "A Hyper-V switch: internal joins a host and its VMs, external also joins the wire.",
  family: "switching",
  icon: "split",
  shape: "bar",
  size: { w: 368, h: 24 },
  parents: ["host"],
  stem: "sw",
  headline: "prefix",
  cardFacts: ["mode"],
  palette: [
    {
      id: "vswitch",
      label: "vSwitch",
      group: "Compute",
      common: true,
      fields: { mode: "external" },
    },
    {
      id: "vswitch-internal",
      label: "Internal vSwitch",
      group: "Compute",
      fields: { mode: "internal" },
    },
  ],
  fields: [
    {
      key: "mode",
      label: "Kind of switch",
      type: { type: "enum", choices: choices("internal", "external") },
    },
    {
      key: "switchName",
      label: "Name in Hyper-V",
      type: { type: "text" },
      help: "Empty means the name above.",
    },
    {
      key: "prefix",
      label: "Internal prefix",
      type: { type: "prefix" },
      help: "Network of an internal switch. An external switch has that of its segment.",
    },
    {
      key: "creation",
      label: "Made",
      type: {
        type: "enum",
        choices: choices(
          ["automatic", "By the set-up"],
          ["manual", "By hand"],
          ["fromAdapterName", "From the adapter name"],
          ["factory", "At the factory"],
          ["computeEnable", "By enabling compute"],
        ),
      },
    },
    mtuField(),
  ],
});
