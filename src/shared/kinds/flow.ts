import { defineKind } from "#shared/model/define-kind";
import { PROTOCOLS } from "./shared-fields.ts";

const ENDS = [
  "externalEndpoint",
  "host",
  "nodeVm",
  "service",
  "workload",
  "cluster",
  "controlPlaneEndpoint",
  "segment",
  "router",
  "dnsServer",
  "proxy",
  "arcResourceBridge",
] as const;

export const flow = defineKind({
  name: "flow",
  catalogue: "DM-36",
  label: "Flow",
  plural: "flows",
  summary: "Traffic that has to work: who talks to whom, on which port.",
  family: "outside",
  icon: "waypoints",
  shape: "none",
  size: { w: 194, h: 58 },
  parents: ["site", "project"],
  stem: "flow",
  headline: "port",
  palette: [{ id: "flow", label: "Flow", group: "Outside" }],
  fields: [
    { key: "source", label: "From", type: { type: "ref", kinds: ENDS } },
    { key: "destination", label: "To", type: { type: "ref", kinds: ENDS } },
    {
      key: "destinationAddress",
      label: "To address",
      type: { type: "ipv4" },
      help: "When the target is an address, not an element.",
    },
    {
      key: "destinationName",
      label: "To name",
      type: { type: "text" },
      help: "When the target is reached by name.",
    },
    { key: "proto", label: "Protocol", type: { type: "enum", choices: PROTOCOLS }, default: "tcp" },
    { key: "port", label: "Port", type: { type: "integer", min: 1, max: 65535 } },
    {
      key: "viaNodePort",
      label: "Through a node port of",
      type: { type: "ref", kinds: ["nodeVm"] },
    },
  ],
});
