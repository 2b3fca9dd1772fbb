import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const dnsServer = defineKind({
  name: "dnsServer",
  catalogue: "DM-23",
  label: "DNS server",
  plural: "DNS servers",
  summary: "Resolves names for the site, for the public zones, or for both.",
  family: "address",
  icon: "at-sign",
  shape: "card",
  size: { w: 208, h: 58 },
  parents: ["site", "project"],
  stem: "dns",
  headline: "address",
  cardFacts: ["zones"],
  palette: [{ id: "dnsServer", label: "DNS", group: "Kubernetes and services", common: true }],
  fields: [
    { key: "address", label: "Address", type: { type: "ipv4" } },
    {
      key: "zones",
      label: "Answers for",
      type: {
        type: "enum",
        choices: choices(
          ["internal", "Internal zones"],
          ["public", "Public names"],
          ["both", "Both"],
        ),
      },
      default: "both",
    },
    {
      key: "records",
      label: "Records",
      group: "Records",
      type: {
        type: "rows",
        columns: [
          { key: "name", label: "Name", type: { type: "dns-name" } },
          { key: "address", label: "Address", type: { type: "ipv4" } },
        ],
      },
    },
  ],
  claims: [{ field: "address", role: "dnsServer" }],
});
