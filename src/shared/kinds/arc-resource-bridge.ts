import { defineKind } from "#shared/model/define-kind";

export const arcResourceBridge = defineKind({
  name: "arcResourceBridge",
  catalogue: "DM-26",
  label: "Arc Resource Bridge",
  plural: "Arc Resource Bridges",
  summary: "The VM through which Azure Arc manages the clusters.",
  family: "compute",
  icon: "cloud",
  shape: "card",
  size: { w: 208, h: 58 },
  parents: ["site"],
  stem: "arc-bridge",
  headline: "address",
  palette: [{ id: "arcResourceBridge", label: "Arc bridge", group: "Compute" }],
  fields: [{ key: "address", label: "Address", type: { type: "ipv4" } }],
  claims: [{ field: "address", role: "arcBridge" }],
});
