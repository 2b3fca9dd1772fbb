import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { dnsServersField, mtuField, vlanField, pinnedField } from "./shared-fields.ts";

export const segment = defineKind({
  name: "segment",
  catalogue: "DM-03",
  label: "Segment",
  plural: "segments",
  summary: "One layer 2 broadcast domain with its address prefix.",
  family: "switching",
  icon: "ethernet-port",
  shape: "band",
  size: { w: 640, h: 50 },
  parents: ["site", "project"],
  stem: "net",
  headline: "prefix",
  cardFacts: ["vlan", "gateway", "mtu"],
  palette: [{ id: "segment", label: "Segment", group: "Sites and networks", common: true }],
  fields: [
    {
      key: "prefix",
      label: "Address prefix",
      type: { type: "prefix" },
      help: "Network and length, for example 10.20.30.0/24.",
    },
    {
      key: "gateway",
      label: "Gateway",
      type: { type: "ipv4" },
      help: "Default gateway of the segment.",
    },
    {
      key: "purpose",
      label: "Used for",
      type: {
        type: "enum",
        choices: choices(
          ["management", "Management"],
          ["compute", "Compute"],
          ["storage", "Storage"],
        ),
      },
      help: "What the servers of a cluster use the network for.",
    },
    vlanField(),
    dnsServersField(),
    mtuField(),
    {
      key: "mode",
      label: "Kind of network",
      type: { type: "enum", choices: choices("physical", "overlay") },
      default: "physical",
    },
    pinnedField(["prefix", "Prefix"]),
  ],
});
