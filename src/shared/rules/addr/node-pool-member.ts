import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange, rangeContains } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, kindOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { isMisplaced, vnetAt, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { takeFromPool } from "../vnet-fixes.ts";

export const nodePoolMember = defineRule({
  id: "UL-ADDR-041",
  name: "addr/node-pool-member",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnic"],
  what: "A node VM has an address outside the node VM pool of its network.",
  why: "The static model gives nodes addresses of that pool only; the node will come up with another one than planned.",
  todo: "Take a free address of the pool, or leave the address to the platform.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("HCI", "Split reserved IP addresses based on a static IP network model"),
  ],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, adapter, report) {
    const node = adapter.parent;
    const vnet = vnetAt(facts, adapter.id);
    if (node === null || kindOf(facts, node) !== "nodeVm" || !vnet) return;
    const ranges = vnetRanges(facts, vnet.id, "nodeVmPool");
    for (const { field, range, network } of claimsOf(facts, adapter.id)) {
      const address = formatIpv4(range.start);
      const pool = listed(ranges.map(formatRange));
      if (ranges.length === 0) {
        report.cannotTell(
          say`${vnet} has no readable node VM pool that ${address} of ${nameOf(facts, node)} could be compared with.`,
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
          message: say`${nameOf(facts, node)} ${address} is not in the node VM pool ${pool}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    const adapter = subject && elementOf(facts, subject.element);
    return adapter ? takeFromPool(facts, adapter.id, "address", "nodeVmPool") : [];
  },
  examples: {
    bad: [
      {
        title: "pool 10.20.30.2–10.20.30.28, node 10.20.30.40",
        base: "hci-static",
        edits: [{ set: "a-w1.eth0", fields: { address: "10.20.30.40" } }],
      },
      {
        title: "a node with an address of the VIP pool",
        base: "hci-static",
        edits: [
          { remove: "database" },
          { set: "front-a1", fields: { address: "10.20.30.34" } },
          { set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.34"] } },
          { set: "a-w1.eth0", fields: { address: "10.20.30.31" } },
        ],
      },
    ],
    good: [{ title: "pool 10.20.30.2–10.20.30.28, node 10.20.30.7", base: "hci-static" }],
  },
});
