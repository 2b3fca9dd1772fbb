import { defineKind } from "#shared/model/define-kind";
import { pinnedField } from "./shared-fields.ts";

export const dhcpScope = defineKind({
  name: "dhcpScope",
  catalogue: "DM-22",
  label: "DHCP scope",
  plural: "DHCP scopes",
  summary: "The range a DHCP server leases from, less its exclusions.",
  family: "address",
  icon: "list",
  shape: "none",
  size: { w: 194, h: 76 },
  parents: ["dhcpServer"],
  stem: "scope",
  headline: "range",
  palette: [{ id: "dhcpScope", label: "DHCP scope", group: "Kubernetes and services" }],
  fields: [
    { key: "segment", label: "Serves", type: { type: "ref", kinds: ["segment"] } },
    {
      key: "subnet",
      label: "Subnet",
      type: { type: "prefix" },
      help: "Empty: the prefix of the segment.",
    },
    { key: "range", label: "Range", type: { type: "range" } },
    { key: "exclusions", label: "Exclusions", type: { type: "range-list" } },
    {
      key: "reservations",
      label: "Reservations",
      type: {
        type: "rows",
        columns: [
          { key: "mac", label: "MAC address", type: { type: "mac" } },
          { key: "address", label: "Address", type: { type: "ipv4" } },
          { key: "owner", label: "Owner", type: { type: "text" } },
        ],
      },
    },
    {
      key: "leaseHours",
      label: "Lease",
      unit: "hours",
      type: { type: "integer", min: 1, max: 87600 },
      help: "Empty means 192 hours.",
    },
    { key: "optionRouter", label: "Router option", type: { type: "ipv4" } },
    { key: "optionDns", label: "DNS option", type: { type: "ipv4-list" } },
    { key: "failoverWith", label: "Failover partner", type: { type: "ref", kinds: ["dhcpScope"] } },
    { key: "exclusionConfirmedBy", label: "Exclusion confirmed by", type: { type: "text" } },
    { key: "exclusionConfirmedOn", label: "Exclusion confirmed on", type: { type: "date" } },
    pinnedField(["range", "Range"], ["exclusions", "Exclusions"]),
  ],
});
