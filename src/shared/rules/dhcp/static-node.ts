import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import type { Range } from "#shared/address/range";
import { arcPool } from "#shared/facts/arc-demand";
import { elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { nameOf } from "#shared/facts/names";
import { clusterOf, networkOf } from "#shared/facts/networks";
import { freeAddressIn } from "#shared/facts/occupancy";
import { readRangeList, readText, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const staticNode = defineRule({
  id: "UL-DHCP-018",
  name: "dhcp/static-node",
  severity: "error",
  platforms: ["HCI-ST", "ARC-ST"],
  on: ["vnic"],
  what: "A node VM of a static network is set to take its address by DHCP.",
  why: "The static model gives nodes addresses of the declared pool; nobody answers the node's DHCP request.",
  todo: "Set the adapter to static and give it a free address of the pool.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("ARC", "IP address allocation options for AKS cluster VMs"),
  ],
  check(facts, adapter, report) {
    const node = adapter.parent;
    if (node === null || kindOf(facts, node) !== "nodeVm") return;
    const source = readText(facts, adapter, "ipSource");
    if (source !== "dhcp") {
      report.pass(
        say`The address of ${nameOf(facts, node)} is ${plain(source === "" ? "static" : source)}.`,
      );
      return;
    }
    const object = networkObject(facts, adapter);
    report.fail({
      field: "ipSource",
      with: [{ element: node }, ...(object ? [{ element: object.id }] : [])],
      message: say`${nameOf(facts, node)}: the network is static, but the VM is set to DHCP.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const adapter = subject && elementOf(facts, subject.element);
    if (!adapter) return [];
    if (!isEmptyValue(adapter.fields["address"])) {
      return [setFields(say`Set the adapter to static`, adapter.id, { ipSource: null })];
    }
    const free = freeInPools(facts, adapter);
    if (free === undefined) return [];
    const address = formatIpv4(free);
    return [setFields(say`Use ${address} of the pool`, adapter.id, { ipSource: null, address })];
  },
  examples: {
    bad: [
      {
        title: "node of a static logical network by DHCP",
        base: "arc-static",
        edits: [{ set: "edge-1-w1.eth0", fields: { ipSource: "dhcp", address: null } }],
      },
      {
        title: "node of a static AKS network by DHCP",
        base: "hci-static",
        edits: [{ set: "a-w1.eth0", fields: { ipSource: "dhcp", address: null } }],
      },
      {
        title: "node with an address of the pool, and the adapter on DHCP",
        base: "arc-static",
        edits: [{ set: "edge-1-w1.eth0", fields: { ipSource: "dhcp" } }],
      },
    ],
    good: [
      { title: "node 10.4.0.21 from pool 10.4.0.20–10.4.0.60", base: "arc-static" },
      { title: "nodes of a DHCP network", base: "arc-dhcp" },
      {
        title: "an adapter of the server itself by DHCP",
        base: "hci-static",
        edits: [
          {
            add: "vnic",
            id: "h1.vnic",
            parent: "h1",
            name: "vEthernet",
            fields: { ipSource: "dhcp" },
          },
          { connect: "h1.vnic", to: "h1.switch" },
        ],
      },
    ],
  },
});

function networkObject(facts: Facts, adapter: ElementRecord): ElementRecord | undefined {
  const cluster = elementOf(facts, clusterOf(facts, adapter.parent ?? "") ?? "");
  return cluster && networkObjectOf(facts, cluster);
}

function freeInPools(facts: Facts, adapter: ElementRecord): Ipv4 | undefined {
  const network = networkOf(facts, adapter.id);
  const object = networkObject(facts, adapter);
  if (network === undefined || !object) return undefined;
  for (const pool of poolsOf(facts, object)) {
    const free = freeAddressIn(facts, network, pool, [adapter.id]);
    if (free !== undefined) return free;
  }
  return undefined;
}

/** Where the nodes on a network object get their addresses. */
function poolsOf(facts: Facts, object: ElementRecord): Range[] {
  const readings =
    object.kind === "vnet" ? readRangeList(object, "nodeVmPool") : [arcPool(facts, object)];
  return readings.flatMap((reading) => valueOf(reading) ?? []);
}
