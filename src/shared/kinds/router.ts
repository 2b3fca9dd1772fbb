import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const router = defineKind({
  name: "router",
  catalogue: "DM-16, DM-33",
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
  palette: [{ id: "router", label: "Router", group: "Sites and networks", common: true }],
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
