import { defineKind } from "#shared/model/define-kind";

export const ingressController = defineKind({
  name: "ingressController",
  catalogue: "DM-30",
  label: "Ingress controller",
  plural: "ingress controllers",
  summary: "Distributes by host name and path behind one load-balanced service.",
  family: "services",
  icon: "route",
  shape: "card",
  size: { w: 194, h: 58 },
  parents: ["cluster"],
  stem: "ingress",
  cardFacts: ["service"],
  palette: [{ id: "ingressController", label: "Ingress", group: "Kubernetes and services" }],
  fields: [
    { key: "service", label: "Behind service", type: { type: "ref", kinds: ["service"] } },
    { key: "tlsTermination", label: "Ends TLS", type: { type: "boolean" } },
    {
      key: "rules",
      label: "Rules",
      type: {
        type: "rows",
        columns: [
          { key: "host", label: "Host", type: { type: "dns-name" } },
          { key: "path", label: "Path", type: { type: "text" } },
          { key: "service", label: "Service", type: { type: "text" } },
        ],
      },
    },
  ],
});
