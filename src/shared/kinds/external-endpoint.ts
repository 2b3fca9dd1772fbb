import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const externalEndpoint = defineKind({
  name: "externalEndpoint",
  catalogue: "DM-35",
  label: "External endpoint",
  plural: "external endpoints",
  summary: "Something outside the platform: the Internet, a client, a sensor.",
  family: "outside",
  icon: "globe",
  shape: "card",
  size: { w: 208, h: 40 },
  parents: ["site", "project"],
  stem: "ext",
  headline: "address",
  cardFacts: ["role"],
  palette: [
    {
      id: "internet",
      label: "Internet",
      group: "Outside",
      common: true,
      fields: { role: "internet" },
    },
    {
      id: "client",
      label: "Client",
      group: "Outside",
      icon: "monitor",
      fields: { role: "sitePc" },
    },
    {
      id: "externalEndpoint",
      label: "Device",
      group: "Outside",
      icon: "hard-drive",
      fields: { role: "sensor" },
    },
  ],
  fields: [
    {
      key: "role",
      label: "What it is",
      type: {
        type: "enum",
        choices: choices(
          ["internet", "Internet"],
          ["azurePortal", "Azure portal"],
          ["sitePc", "Client on the site"],
          ["sensor", "Sensor"],
          ["camera", "Camera"],
          ["otherVm", "Other VM"],
        ),
      },
    },
    { key: "address", label: "Address", type: { type: "ipv4" } },
  ],
  claims: [{ field: "address", role: "external" }],
});
