import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const workload = defineKind({
  name: "workload",
  catalogue: "DM-32",
  label: "Workload",
  plural: "workloads",
  summary: "An application that runs in pods of a cluster.",
  family: "services",
  icon: "box",
  shape: "card",
  size: { w: 194, h: 58 },
  parents: ["cluster"],
  stem: "app",
  headline: "replicas",
  cardFacts: ["tier", "labels"],
  palette: [{ id: "workload", label: "Workload", group: "Kubernetes and services" }],
  fields: [
    {
      key: "tier",
      label: "Tier",
      type: {
        type: "enum",
        choices: choices(["frontEnd", "Front end"], ["backend", "Back end"], ["other", "Other"]),
      },
      default: "other",
    },
    {
      key: "replicas",
      label: "Replicas",
      type: { type: "integer", min: 1, max: 10000 },
      default: 1,
    },
    { key: "ports", label: "Ports", type: { type: "integer-list", min: 1, max: 65535 } },
    { key: "labels", label: "Labels", type: { type: "text-list" }, help: "app=web" },
    { key: "externalAccess", label: "Used from outside the cluster", type: { type: "boolean" } },
    { key: "needsL7", label: "Needs routing by URL or TLS", type: { type: "boolean" } },
    {
      key: "podAddress",
      label: "Pod address in a configuration",
      type: { type: "ipv4" },
      group: "Advanced",
    },
  ],
});
