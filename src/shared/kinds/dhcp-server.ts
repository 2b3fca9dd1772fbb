import { defineKind } from "#shared/model/define-kind";

export const dhcpServer = defineKind({
  name: "dhcpServer",
  catalogue: "DM-22",
  label: "DHCP server",
  plural: "DHCP servers",
  summary: "Leases addresses from its scopes.",
  family: "address",
  icon: "list",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site", "project"],
  stem: "dhcp",
  headline: "address",
  cardFacts: ["dhcpScope.range", "dhcpScope.leaseHours"],
  palette: [{ id: "dhcpServer", label: "DHCP", group: "Kubernetes and services", common: true }],
  bringsAlong: [{ kind: "dhcpScope", name: "scope" }],
  fields: [{ key: "address", label: "Address", type: { type: "ipv4" } }],
  claims: [{ field: "address", role: "dhcpServer" }],
});
