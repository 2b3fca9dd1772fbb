import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { pinnedField } from "./shared-fields.ts";

export const loadBalancer = defineKind({
  name: "loadBalancer",
  catalogue: "DM-17",
  label: "Load balancer",
  plural: "load balancers",
  summary: "Spreads the traffic of services, or fronts the API server of a cluster.",
  family: "services",
  icon: "scale",
  shape: "card",
  size: { w: 176, h: 58 },
  parents: ["cluster", "host", "site"],
  stem: "lb",
  headline: "address",
  cardFacts: ["product", "layer"],
  palette: [
    { id: "loadBalancer", label: "Load bal.", group: "Kubernetes and services", common: true },
  ],
  fields: [
    {
      key: "product",
      label: "Product",
      type: {
        type: "enum",
        choices: choices(
          ["haproxyVm", "HAProxy VM"],
          ["kubeVip", "KubeVIP"],
          ["metalLb", "MetalLB"],
          ["thirdParty", "Third party"],
        ),
      },
    },
    { key: "cluster", label: "Cluster", type: { type: "ref", kinds: ["cluster"] } },
    { key: "address", label: "Address", type: { type: "ipv4" } },
    { key: "ranges", label: "Ranges", type: { type: "range-list" } },
    {
      key: "layer",
      label: "Layer",
      type: {
        type: "enum",
        choices: choices(["4", "4, address and port"], ["7", "7, application"]),
      },
      default: "4",
    },
    {
      key: "fronts",
      label: "In front of",
      type: {
        type: "set",
        choices: choices(["apiServer", "API server"], ["services", "Services"]),
      },
    },
    {
      key: "placement",
      label: "Runs as",
      type: {
        type: "enum",
        choices: choices(
          ["specialisedVm", "VM of its own"],
          ["inClusterPod", "Pod in the cluster"],
          ["controlPlane", "On the control plane"],
          ["arcExtension", "Arc extension"],
          ["external", "Outside"],
        ),
      },
    },
    {
      key: "rules",
      label: "Rules",
      type: {
        type: "rows",
        columns: [
          { key: "port", label: "Port", type: { type: "integer", min: 1, max: 65535 } },
          { key: "match", label: "Host or path", type: { type: "text" } },
          { key: "backend", label: "Sends to", type: { type: "text" } },
        ],
      },
    },
    { key: "bgpPeers", label: "BGP peers", type: { type: "text-list" } },
    pinnedField(["address", "Address"], ["ranges", "Ranges"]),
  ],
  claims: [
    { field: "address", role: "loadBalancer" },
    { field: "ranges", role: "lbRange" },
  ],
});
