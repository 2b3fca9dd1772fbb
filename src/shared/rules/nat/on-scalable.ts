import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const natOnScalable = defineRule({
  id: "UL-NAT-003",
  name: "nat/on-scalable",
  severity: "warning",
  platforms: ["EE-M"],
  on: ["nat"],
  what: "A scalable cluster has a host NAT.",
  why: "Its nodes are on the network themselves; a NAT is one more thing to keep and hides nothing.",
  todo: "Delete the NAT.",
  sources: [seed("EE", "Scalable cluster")],
  check(_facts, nat, report) {
    report.fail({
      message: say`Scalable clusters need no NAT; nodes are connected directly, so ${nat} can go.`,
    });
  },
  fixes: (_facts, { subjects: [nat] }) => (nat ? [remove(say`Delete the NAT`, [nat.element])] : []),
  examples: {
    bad: [
      {
        title: "host with a NAT table",
        base: "edge-scalable",
        edits: [{ add: "nat", id: "host-a.nat", parent: "host-a" }],
      },
    ],
    good: [{ title: "host without NAT", base: "edge-scalable" }],
  },
});
