import { formatRange } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { oneRange } from "../vnet-fixes.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");
const DHCP = seed("HCI", "Virtual network with DHCP networking");

export const vipPoolSplit = defineRule({
  id: "UL-VIP-004",
  name: "vip/pool-split",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The VIP pool consists of more than one range.",
  why: "The product takes one first and one last virtual address; a second range cannot be entered.",
  todo: "Make one continuous range of it.",
  sources: [STATIC, DHCP],
  check(facts, vnet, report) {
    const ranges = vnetRanges(facts, vnet.id, "vipPool");
    if (ranges.length === 1) report.pass(say`The VIP pool of ${vnet} is one range.`);
    if (ranges.length < 2) return;
    report.fail({
      field: "vipPool",
      message: say`${vnet}: the VIP pool must be a single continuous range, not ${ranges.length} ranges (${listed(ranges.map(formatRange))}).`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? oneRange(facts, subject.element, "vipPool") : [],
  examples: {
    bad: [
      {
        title: "VIP pool 10.20.30.29–10.20.30.30 plus 10.20.30.40–10.20.30.42",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { vipPool: ["10.20.30.29-10.20.30.30", "10.20.30.40-10.20.30.42"] },
          },
          ...[
            ["front-a1", "40"],
            ["database", "40"],
            ["front-a2", "41"],
            ["front-b1", "42"],
          ].map(([id = "", last = ""]) => ({ set: id, fields: { address: `10.20.30.${last}` } })),
        ],
      },
      {
        title: "two ranges that touch",
        base: "hci-dhcp",
        edits: [
          {
            set: "vnet",
            fields: { vipPool: ["10.20.30.29-10.20.30.30", "10.20.30.31-10.20.30.33"] },
          },
        ],
      },
    ],
    good: [{ title: "VIP pool 10.20.30.29–10.20.30.33", base: "hci-static" }],
  },
});
