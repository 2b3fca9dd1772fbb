import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { PROTOCOLS, pinnedField } from "./shared-fields.ts";

export const service = defineKind({
  name: "service",
  catalogue: "DM-29",
  label: "Service",
  plural: "services",
  summary: "A Kubernetes service: one address or name in front of a group of pods.",
  family: "services",
  icon: "circle-dot",
  shape: "card",
  size: { w: 208, h: 58 },
  parents: ["cluster"],
  stem: "svc",
  headline: "address",
  cardFacts: ["type", "ports"],
  palette: [
    {
      id: "service",
      label: "Service",
      group: "Kubernetes and services",
      fields: { type: "LoadBalancer" },
    },
  ],
  fields: [
    {
      key: "type",
      label: "Type",
      type: {
        type: "enum",
        choices: choices(
          ["ClusterIP", "ClusterIP"],
          ["NodePort", "NodePort"],
          ["LoadBalancer", "LoadBalancer"],
          ["ExternalName", "ExternalName"],
        ),
      },
    },
    {
      key: "ports",
      label: "Ports",
      type: {
        type: "rows",
        columns: [
          {
            key: "proto",
            label: "Protocol",
            type: { type: "enum", choices: PROTOCOLS },
            default: "tcp",
          },
          { key: "port", label: "Port", type: { type: "integer", min: 1, max: 65535 } },
          {
            key: "targetPort",
            label: "Target port",
            type: { type: "integer", min: 1, max: 65535 },
          },
          {
            key: "nodePort",
            label: "Node port",
            type: { type: "integer", min: 30000, max: 32767 },
          },
        ],
      },
    },
    {
      key: "address",
      label: "Address",
      type: { type: "ipv4" },
      help: "Empty: the next free one of the range.",
    },
    {
      key: "exposure",
      label: "Exposure",
      type: { type: "enum", choices: choices("internal", "external") },
    },
    {
      key: "selector",
      label: "Selector",
      type: { type: "text-list" },
      help: "Labels such as app=web.",
    },
    {
      key: "addressChoice",
      label: "Address chosen",
      type: {
        type: "enum",
        choices: choices(["automatic", "By the platform"], ["existingStatic", "By us"]),
      },
    },
    { key: "addressDynamic", label: "Address is leased", type: { type: "boolean" } },
    { key: "accessedByName", label: "Reached by name", type: { type: "boolean" } },
    { key: "externalName", label: "External name", type: { type: "dns-name" } },
    pinnedField(["address", "Address"]),
  ],
  // The other types have an address of the cluster's own service network, or none.
  claims: [{ field: "address", role: "service", when: { field: "type", equals: "LoadBalancer" } }],
});
