import { defineKind } from "#shared/model/define-kind";
import { PROTOCOLS } from "./shared-fields.ts";

export const nat = defineKind({
  name: "nat",
  catalogue: "DM-11",
  label: "NAT",
  plural: "NATs",
  summary: "Translates the inside of an internal switch to an address of the host.",
  family: "routing",
  icon: "arrow-left-right",
  shape: "card",
  size: { w: 176, h: 58 },
  parents: ["host"],
  stem: "nat",
  headline: "internalPrefix",
  cardFacts: ["internalPrefix"],
  palette: [{ id: "nat", label: "NAT", group: "Compute", common: true }],
  fields: [
    {
      key: "internalPrefix",
      label: "Inside prefix",
      type: { type: "prefix" },
      help: "Must be the prefix of the switch behind it.",
    },
    {
      key: "portMappings",
      label: "Port mappings",
      type: {
        type: "rows",
        columns: [
          { key: "proto", label: "Protocol", type: { type: "enum", choices: PROTOCOLS } },
          {
            key: "outsidePort",
            label: "Outside port",
            type: { type: "integer", min: 1, max: 65535 },
          },
          { key: "inside", label: "Inside address", type: { type: "ipv4" } },
          {
            key: "insidePort",
            label: "Inside port",
            type: { type: "integer", min: 1, max: 65535 },
          },
        ],
      },
    },
  ],
});
