import { defineKind } from "#shared/model/define-kind";
import { choices, type FieldDef } from "#shared/model/field";
import { PROTOCOLS } from "./shared-fields.ts";

const PEERS: readonly FieldDef[] = [
  {
    key: "peer",
    label: "Pods or prefix",
    type: { type: "text" },
    help: "app=web, or 10.0.0.0/24; empty is anyone.",
  },
  { key: "proto", label: "Protocol", type: { type: "enum", choices: PROTOCOLS } },
  { key: "port", label: "Port", type: { type: "integer", min: 1, max: 65535 } },
];

export const networkPolicy = defineKind({
  name: "networkPolicy",
  catalogue: "DM-31",
  label: "Network policy",
  plural: "network policies",
  summary: "What may reach the pods it selects, and what they may reach.",
  family: "services",
  icon: "shield",
  shape: "card",
  size: { w: 194, h: 58 },
  parents: ["cluster"],
  stem: "policy",
  cardFacts: ["selector"],
  palette: [{ id: "networkPolicy", label: "Policy", group: "Kubernetes and services" }],
  fields: [
    {
      key: "selector",
      label: "Selects pods",
      type: { type: "text-list" },
      help: "Labels such as app=db; empty selects all pods.",
    },
    {
      key: "directions",
      label: "Restricts",
      type: { type: "set", choices: choices(["ingress", "Ingress"], ["egress", "Egress"]) },
    },
    { key: "ingress", label: "Allowed in", type: { type: "rows", columns: PEERS } },
    { key: "egress", label: "Allowed out", type: { type: "rows", columns: PEERS } },
  ],
});
