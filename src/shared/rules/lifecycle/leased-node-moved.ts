import { jsonText } from "#shared/kernel/json";
import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { isEmptyValue } from "#shared/model/field";
import { say } from "#shared/kernel/message";
import { baselineOf, elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, readRows, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { isDeployed } from "./deployed.ts";

export const leasedNodeMoved = defineRule({
  id: "UL-LIFECYCLE-006",
  name: "lifecycle/leased-node-moved",
  severity: "error",
  platforms: ["ARC-DH"],
  on: ["vnic"],
  what: "A node of a deployed cluster has another address than was recorded when it was deployed.",
  why: "Kubernetes relies on addresses that last: the node may drop out, and the cluster may have to be created again.",
  todo: "Reserve the recorded address for the node on the DHCP server, and restore it.",
  sources: [seed("ARC", "IP address allocation options for AKS cluster VMs")],
  check(facts, adapter, report) {
    const node = adapter.parent;
    if (node === null || kindOf(facts, node) !== "nodeVm" || !isDeployed(facts, adapter.id)) return;
    const before = parseIpv4(jsonText(baselineOf(facts, adapter.id)?.fields["address"]));
    const now = valueOf(readIpv4(facts, adapter, "address"));
    if (!before.ok) return;
    const was = formatIpv4(before.value);
    if (now === undefined) {
      report.cannotTell(
        say`The present address of ${nameOf(facts, node)} is not recorded; it was ${was}.`,
      );
    } else if (now === before.value) {
      report.pass(say`${nameOf(facts, node)} still has ${was}.`);
    } else {
      report.fail({
        field: "address",
        with: [{ element: node }],
        message: say`${nameOf(facts, node)} changed from ${was} to ${formatIpv4(now)}; the cluster may have to be re-created.`,
        data: { was },
      });
    }
  },
  fixes(facts, { subjects: [subject], data: { was } }) {
    const adapter = subject && elementOf(facts, subject.element);
    if (!adapter || typeof was !== "string") return [];
    const title = say`Reserve ${was} and restore it`;
    const restore = setFields(title, adapter.id, { address: was });
    return [
      together(title, "Restore a node's address", [...reserve(facts, adapter.id, was), restore]),
    ];
  },
  examples: {
    bad: [
      {
        title: "node 10.4.0.31, now 10.4.0.44",
        base: "arc-dhcp",
        edits: [
          { set: "edge-1-w1.eth0", fields: { address: "10.4.0.31" } },
          { freeze: "site" },
          { set: "edge-1-w1.eth0", fields: { address: "10.4.0.44" } },
        ],
      },
    ],
    good: [
      {
        title: "node 10.4.0.31 unchanged",
        base: "arc-dhcp",
        edits: [{ set: "edge-1-w1.eth0", fields: { address: "10.4.0.31" } }, { freeze: "site" }],
      },
    ],
  },
});

/** A reservation in the scope of the adapter's network, where it has none for that address. */
function reserve(facts: Facts, adapter: string, address: string): Fix[] {
  const network = networkOf(facts, adapter);
  const [scope] = network === undefined ? [] : scopesOn(facts, network);
  const node = elementOf(facts, elementOf(facts, adapter)?.parent ?? "");
  if (!scope || !node) return [];
  const rows = readRows(scope, "reservations");
  if (rows.some((row) => row["address"] === address)) return [];
  const mac = elementOf(facts, adapter)?.fields["mac"];
  const row = { ...(isEmptyValue(mac) ? {} : { mac: mac ?? null }), address, owner: node.name };
  return [setFields(say`Reserve ${address}`, scope.id, { reservations: [...rows, row] })];
}
