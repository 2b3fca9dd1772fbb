import { defineKind } from "#shared/model/define-kind";
import { OPERATING_SYSTEMS } from "./shared-fields.ts";

export const nodePool = defineKind({
  name: "nodePool",
  catalogue: "DM-15",
  label: "Node pool",
  plural: "node pools",
  summary: "Worker nodes of one kind in a cluster.",
  family: "compute",
  icon: "boxes",
  shape: "card",
  size: { w: 142, h: 58 },
  parents: ["cluster"],
  stem: "pool",
  headline: "count",
  cardFacts: ["os", "count"],
  palette: [{ id: "nodePool", label: "Node pool", group: "Kubernetes and services" }],
  fields: [
    {
      key: "os",
      label: "Operating system",
      type: { type: "enum", choices: OPERATING_SYSTEMS },
      default: "linux",
    },
    { key: "count", label: "Nodes", type: { type: "integer", min: 0, max: 200 }, default: 1 },
  ],
});
