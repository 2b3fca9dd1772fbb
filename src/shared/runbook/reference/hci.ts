import type { ReferenceTable } from "./table.ts";

/** Static addresses against DHCP (Node VM networking, Compare network models). */
export const STATIC_OR_DHCP: ReferenceTable = {
  id: "REF-7",
  title: "Static addresses and DHCP",
  on: ["HCI", "ARC"],
  columns: ["Resource or property", "Static", "DHCP"],
  rows: [
    ["API server of a cluster (HCI)", "static, VIP pool", "static, VIP pool"],
    ["Nodes", "pool", "leased"],
    ["Services (HCI)", "static, VIP pool", "static, VIP pool"],
    ["Load balancer VM (HCI)", "node VM pool", "leased"],
    ["Cloud agent", "follows the physical network", "follows the physical network"],
    ["VIP pool (HCI)", "required", "required"],
    ["Node VM pool (HCI)", "required", "not supported"],
    ["Addresses that stay", "for all resources", "not for some kinds"],
    [
      "Growth",
      "a pool does not grow by itself; a full one stops new clusters",
      "the reserved range can be enlarged",
    ],
    ["Number of addresses", "the same", "the same"],
    [
      "Place of the VIP pool (HCI)",
      "subnet of the node VM pool",
      "subnet of the scope, excluded from it",
    ],
    ["Advised", "yes", "no; for Arc not for production"],
  ],
};
