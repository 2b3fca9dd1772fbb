import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const router = defineKind({
  name: "router",
  catalogue: "DM-16, DM-33, DM-34",
  label: "Router",
  plural: "routers",
  summary: "A gateway: one interface on each segment that it joins.",
  family: "routing",
  icon: "router",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site", "project"],
  stem: "rt",
  headline: "routerInterface.address",
  cardFacts: ["role", "natOutside"],
  palette: [
    { id: "router", label: "Router", group: "Sites and networks", common: true },
    {
      id: "firewall",
      label: "Firewall",
      group: "Sites and networks",
      icon: "flame",
      fields: { role: "firewall", stateful: true, defaultAction: "deny" },
    },
  ],
  bringsAlong: [{ kind: "routerInterface", name: "lan" }],
  fields: [
    {
      key: "role",
      label: "Kind of router",
      type: {
        type: "enum",
        choices: choices(
          ["homeRouter", "Home router"],
          ["router", "Router"],
          ["l3switch", "Layer 3 switch"],
          ["firewall", "Firewall"],
        ),
      },
      default: "router",
    },
    { key: "forwards", label: "Forwards packets", type: { type: "boolean" }, default: true },
    {
      key: "natOutside",
      label: "Translates to the outside",
      type: { type: "boolean" },
      help: "The segments behind it are a routed domain of their own.",
    },
    { key: "stateful", label: "Stateful inspection", type: { type: "boolean" } },
    {
      key: "defaultAction",
      label: "What no rule names is",
      group: "Filter",
      type: { type: "enum", choices: choices(["allow", "Allowed"], ["deny", "Denied"]) },
      help: "Empty: the router does not filter.",
    },
    {
      key: "portRules",
      label: "Port rules",
      group: "Filter",
      help: "First match wins. Sources and destinations are addresses, prefixes, or any.",
      type: {
        type: "rows",
        columns: [
          { key: "sources", label: "From", type: { type: "text" } },
          { key: "destinations", label: "To", type: { type: "text" } },
          {
            key: "proto",
            label: "Protocol",
            type: {
              type: "enum",
              choices: choices(
                ["any", "Any"],
                ["tcp", "TCP"],
                ["udp", "UDP"],
                ["ipip", "IP-in-IP"],
              ),
            },
          },
          { key: "ports", label: "Ports", type: { type: "text" } },
          {
            key: "action",
            label: "Action",
            type: { type: "enum", choices: choices(["allow", "Allow"], ["deny", "Deny"]) },
          },
          { key: "label", label: "Purpose", type: { type: "text" } },
        ],
      },
    },
    {
      key: "urlAllow",
      label: "Allowed URLs",
      group: "Filter",
      type: {
        type: "rows",
        columns: [
          { key: "pattern", label: "Pattern", type: { type: "text" } },
          { key: "port", label: "Port", type: { type: "integer", min: 1, max: 65535 } },
        ],
      },
    },
    {
      key: "urlSources",
      label: "URL list applies to",
      group: "Filter",
      type: { type: "text-list" },
      help: "Addresses and prefixes; empty means everybody.",
    },
    {
      key: "routes",
      label: "Routes",
      group: "Routes",
      type: {
        type: "rows",
        columns: [
          { key: "destination", label: "Destination", type: { type: "prefix" } },
          { key: "nextHop", label: "Next hop", type: { type: "ipv4" } },
          { key: "interface", label: "Interface", type: { type: "text" } },
          { key: "metric", label: "Metric", type: { type: "integer", min: 1, max: 9999 } },
        ],
      },
    },
  ],
});
