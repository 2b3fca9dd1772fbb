import { defineKind } from "#shared/model/define-kind";
import { pinnedField } from "./shared-fields.ts";

export const controlPlaneEndpoint = defineKind({
  name: "controlPlaneEndpoint",
  catalogue: "DM-21",
  label: "Control plane endpoint",
  plural: "control plane endpoints",
  summary: "The one address of a cluster's API server, free as long as the cluster lives.",
  family: "services",
  icon: "key-round",
  shape: "card",
  size: { w: 208, h: 58 },
  parents: ["cluster"],
  stem: "endpoint",
  headline: "address",
  palette: [
    { id: "controlPlaneEndpoint", label: "API endpoint", group: "Kubernetes and services" },
  ],
  fields: [
    { key: "address", label: "Address", type: { type: "ipv4" } },
    pinnedField(["address", "Address"]),
  ],
  claims: [{ field: "address", role: "controlPlaneEndpoint" }],
});
