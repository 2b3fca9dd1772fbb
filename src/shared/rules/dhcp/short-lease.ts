import { counted } from "#shared/kernel/words";
import { plain, say } from "#shared/kernel/message";
import { elementOf, fieldOf, kindOf, parentOf, type Facts } from "#shared/facts/engine";
import { leasingNetworksOn } from "#shared/facts/network-objects";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { readInteger, readRows, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Below a day a weekend without power is enough to lose every address. */
const SHORT = 24;

export const shortLease = defineRule({
  id: "UL-DHCP-017",
  name: "dhcp/short-lease",
  severity: "info",
  platforms: ["HCI-DH", "ARC-DH"],
  on: ["dhcpScope"],
  what: "On a production site, nodes without a reservation have leases shorter than a day.",
  why: "A lease that ends while a node is down may go to somebody else, and the node comes back under another address.",
  todo: "Add a reservation for the MAC address of each node, or lengthen the lease.",
  sources: [ENGINEERING, seed("ARC", "IP address allocation options for AKS cluster VMs")],
  check(facts, scope, report) {
    const [object] = leasingNetworksOn(facts, scope.id);
    const hours = valueOf(readInteger(facts, scope, "leaseHours"));
    if (!object || hours === undefined || siteOf(facts, object.id)?.fields["production"] !== true)
      return;
    if (hours >= SHORT) return report.pass(say`Leases of ${scope} last ${hours} hours.`);
    const open = nodesWithoutReservation(facts, scope);
    if (open === 0)
      return report.pass(say`Every node on the network of ${scope} has a reservation.`);
    report.fail({
      field: "leaseHours",
      message: say`Lease time of ${hours} h is short for Kubernetes nodes; ${plain(counted(open, "node has", "nodes have"))} no reservation in ${scope}.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject
      ? [setFields(say`Lengthen the lease to 192 hours`, subject.element, { leaseHours: 192 })]
      : [],
  examples: {
    bad: [
      {
        title: "lease 8 h, no reservation",
        base: "arc-dhcp",
        edits: [
          { set: "site", fields: { production: true } },
          { set: "dhcp.scope", fields: { leaseHours: 8 } },
        ],
      },
    ],
    good: [
      {
        title: "lease 192 h",
        base: "arc-dhcp",
        edits: [{ set: "site", fields: { production: true } }],
      },
      {
        title: "lease 8 h, a reservation for each node",
        base: "arc-dhcp",
        edits: [
          { set: "site", fields: { production: true } },
          {
            set: "dhcp.scope",
            fields: {
              leaseHours: 8,
              reservations: ["edge-1-cp1", "edge-1-w1", "edge-1-w2", "edge-1-w3"].map(
                (owner, i) => ({
                  mac: `00-15-5D-00-00-0${i}`,
                  address: `10.4.0.2${i}`,
                  owner,
                }),
              ),
            },
          },
        ],
      },
    ],
  },
});

/** How many node adapters on the scope's network it keeps no address for, by MAC or by the owner's name. */
function nodesWithoutReservation(facts: Facts, scope: ElementRecord): number {
  const network = networkOf(facts, scope.id);
  const kept = new Set(
    readRows(scope, "reservations").flatMap(({ mac, owner }) => [normal(mac), normal(owner)]),
  );
  const adapters = network === undefined ? [] : interfacesOn(facts, network);
  return adapters.filter((id) => {
    const node = parentOf(facts, id);
    if (
      typeof node !== "string" ||
      kindOf(facts, node) !== "nodeVm" ||
      kindOf(facts, id) !== "vnic"
    )
      return false;
    const names = [normal(fieldOf(facts, id, "mac")), normal(elementOf(facts, node)?.name)];
    return !names.some((name) => name !== "" && kept.has(name));
  }).length;
}

function normal(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase().replaceAll(":", "-") : "";
}
