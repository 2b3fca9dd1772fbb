import { formatRange } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { oneRange } from "../vnet-fixes.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");

export const nodePoolSplit = defineRule({
  id: "UL-ADDR-040",
  name: "addr/node-pool-split",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The node VM pool consists of more than one range.",
  why: "The product takes one first and one last address for the pool; a second range cannot be entered.",
  todo: "Make one continuous range of it.",
  sources: [STATIC, seed("HCI_NET")],
  check(facts, vnet, report) {
    const ranges = vnetRanges(facts, vnet.id, "nodeVmPool");
    if (ranges.length === 1) report.pass(say`The node VM pool of ${vnet} is one range.`);
    if (ranges.length < 2) return;
    report.fail({
      field: "nodeVmPool",
      message: say`${vnet}: the node VM pool must be a single continuous range, not ${ranges.length} ranges (${listed(ranges.map(formatRange))}).`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? oneRange(facts, subject.element, "nodeVmPool") : [],
  examples: {
    bad: [
      {
        title: "pool 10.20.30.2–10.20.30.10 plus 10.20.30.11–10.20.30.28, which touch",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { nodeVmPool: ["10.20.30.2-10.20.30.10", "10.20.30.11-10.20.30.28"] },
          },
        ],
      },
      {
        title: "pool 10.20.30.2–10.20.30.16 plus 10.20.30.40–10.20.30.51",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { nodeVmPool: ["10.20.30.2-10.20.30.16", "10.20.30.40-10.20.30.51"] },
          },
        ],
      },
    ],
    good: [{ title: "pool 10.20.30.2–10.20.30.28", base: "hci-static" }],
  },
});
