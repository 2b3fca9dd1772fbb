import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { pinnedField } from "./shared-fields.ts";

export const addressPool = defineKind({
  name: "addressPool",
  catalogue: "DM-20",
  label: "Address range",
  plural: "address ranges",
  summary: "A run of addresses set aside for one purpose, first and last included.",
  family: "address",
  icon: "layers",
  shape: "card",
  size: { w: 208, h: 58 },
  parents: ["cluster", "segment", "site"],
  stem: "range",
  headline: "start",
  cardFacts: ["role", "start", "size"],
  palette: [
    {
      id: "addressPool",
      label: "Address range",
      group: "Kubernetes and services",
      fields: { role: "reserved" },
    },
    {
      id: "addressPool-eeService",
      label: "Service range",
      group: "Kubernetes and services",
      fields: { role: "eeService" },
    },
  ],
  fields: [
    {
      key: "role",
      label: "Purpose",
      type: {
        type: "enum",
        choices: choices(
          ["reserved", "Reserved"],
          ["eeService", "Service range"],
          ["lbRange", "Load balancer range"],
          ["aseNode", "Kubernetes node range"],
          ["aseService", "External service range"],
        ),
      },
    },
    { key: "start", label: "First address", type: { type: "ipv4" } },
    {
      key: "size",
      label: "Size",
      unit: "addresses",
      type: { type: "integer", min: 1, max: 16777216 },
      help: "Number of addresses from the first one. Give this or the last address.",
    },
    { key: "end", label: "Last address", type: { type: "ipv4" } },
    pinnedField(["start", "Range"]),
  ],
  claims: [{ field: "start", end: "end", size: "size", role: "reserved", roleField: "role" }],
});
