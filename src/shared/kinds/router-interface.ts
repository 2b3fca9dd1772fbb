import { defineKind } from "#shared/model/define-kind";
import { mtuField, vlanField } from "./shared-fields.ts";

export const routerInterface = defineKind({
  name: "routerInterface",
  catalogue: "DM-16",
  label: "Router interface",
  plural: "router interfaces",
  summary: "One leg of a router on one segment.",
  family: "routing",
  icon: "ethernet-port",
  shape: "port",
  size: { w: 10, h: 10 },
  parents: ["router"],
  stem: "if",
  headline: "address",
  palette: [{ id: "routerInterface", label: "Router interface", group: "Sites and networks" }],
  fields: [
    {
      key: "address",
      label: "Address",
      type: { type: "interface-address" },
      help: "Address with prefix length, for example 10.0.0.1/24.",
    },
    vlanField(),
    mtuField(),
    { key: "mac", label: "MAC address", type: { type: "mac" } },
  ],
  claims: [{ field: "address", role: "router" }],
});
