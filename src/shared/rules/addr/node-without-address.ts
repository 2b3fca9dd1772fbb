import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { isLeased } from "#shared/facts/dhcp";
import { networkOf } from "#shared/facts/networks";
import { freeAddressOn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

/** A node that is set to DHCP is UL-DHCP-012. */
export const nodeWithoutAddress = defineRule({
  id: "UL-ADDR-027",
  name: "addr/node-without-address",
  severity: "error",
  platforms: ["EE-M"],
  on: ["nodeVm"],
  what: "A node VM of a scalable cluster has no address.",
  why: "A scalable cluster takes its addresses from the configuration: without Ip4Address the machine cannot be deployed.",
  todo: "Give the node a free static IPv4 address of the network that all nodes share.",
  sources: [seed("EE", "Scalable cluster"), seed("EE", "Networking by deployment type")],
  check(facts, element, report) {
    const adapters = childrenOf(facts, element.id, "vnic");
    const addressed = adapters.find((adapter) => !isEmptyValue(adapter.fields["address"]));
    if (addressed) {
      report.pass(say`${element} has an address on ${addressed}.`);
      return;
    }
    const [first] = adapters;
    if (first && isLeased(facts, first.id)) return;
    report.fail({
      ...(first ? { at: first.id, field: "address" } : {}),
      ...(first ? { with: [{ element: element.id }] } : {}),
      message: say`${element}: give a static IPv4 address (Ip4Address).`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    return subject?.field === undefined ? [] : assignFree(facts, subject.element);
  },
  examples: {
    bad: [
      {
        title: "node L2 without address",
        base: "edge-scalable",
        edits: [{ set: "node-b.eth0", fields: { address: null } }],
      },
      {
        title: "node without an adapter",
        base: "edge-scalable",
        edits: [{ remove: "node-b.eth0" }],
      },
    ],
    good: [{ title: "node L2 Ip4Address = 192.168.0.12", base: "edge-scalable" }],
  },
});

function assignFree(facts: Facts, adapter: string): Fix[] {
  const network = networkOf(facts, adapter);
  const free = network === undefined ? undefined : freeAddressOn(facts, network);
  return free === undefined
    ? []
    : [setAddress(facts, adapter, "address", free, "the next free address")];
}
