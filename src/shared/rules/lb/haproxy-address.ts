import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { readText } from "#shared/facts/readings";
import { isMisplaced, vnetAt, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { takeFromPool } from "../vnet-fixes.ts";

export const haproxyAddress = defineRule({
  id: "UL-LB-003",
  name: "lb/haproxy-address",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["loadBalancer"],
  what: "An HAProxy VM has an address outside the node VM pool of its network.",
  why: "The VM is served from the node pool like a node; what it answers for comes from the VIP pool, its own address does not.",
  todo: "Take a free address of the node VM pool, or leave the address to the platform.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("HCI", "Split reserved IP addresses based on a static IP network model"),
  ],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, balancer, report) {
    const vnet = vnetAt(facts, balancer.id);
    if (!vnet || readText(facts, balancer, "product") !== "haproxyVm") return;
    const ranges = vnetRanges(facts, vnet.id, "nodeVmPool");
    const pool = listed(ranges.map(formatRange));
    for (const { field, range, single, network } of claimsOf(facts, balancer.id)) {
      if (!single) continue;
      const address = formatIpv4(range.start);
      if (ranges.length === 0) {
        report.cannotTell(
          say`${vnet} has no readable node VM pool that ${address} could be compared with.`,
        );
      } else if (ranges.some((each) => rangeContains(each, range.start))) {
        report.pass(say`${address} lies in the node VM pool ${pool}.`);
      } else if (isMisplaced(facts, vnet.id, "nodeVmPool")) {
        report.cannotTell(
          say`The node VM pool of ${vnet} lies outside its subnet and has to be moved first.`,
        );
      } else {
        report.fail({
          field,
          with: [
            { element: vnet.id, field: "nodeVmPool" },
            ...(network === undefined ? [] : [{ element: network, field: "prefix" }]),
          ],
          message: say`HAProxy VM ${balancer} ${address} must come from the node VM pool ${pool}.`,
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? takeFromPool(facts, subject.element, "address", "nodeVmPool") : [],
  examples: {
    bad: [
      {
        title: "HAProxy VM 10.20.30.34",
        base: "hci-static",
        edits: [{ set: "a-lb", fields: { address: "10.20.30.34" } }],
      },
      {
        title: "HAProxy VM with an address of the VIP pool",
        base: "hci-static",
        edits: [{ remove: "front-b1" }, { set: "a-lb", fields: { address: "10.20.30.33" } }],
      },
    ],
    good: [
      { title: "HAProxy VM 10.20.30.15, node pool 10.20.30.2–10.20.30.28", base: "hci-static" },
      {
        title: "MetalLB at 10.20.30.40, which is no HAProxy VM",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "metal",
            parent: "b",
            fields: { product: "metalLb", address: "10.20.30.40" },
          },
        ],
      },
    ],
  },
});
