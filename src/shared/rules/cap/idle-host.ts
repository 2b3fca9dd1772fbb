import { say } from "#shared/kernel/message";
import { childrenOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const idleHost = defineRule({
  id: "UL-CAP-030",
  name: "cap/idle-host",
  severity: "info",
  platforms: ["EE-M"],
  on: ["host"],
  what: "A host of a scalable cluster carries no node.",
  why: "Scaling out means nodes on further machines; this one adds nothing yet.",
  todo: "Add a node, or remove the host.",
  sources: [seed("EE", "Scalable cluster"), ENGINEERING],
  check(facts, host, report) {
    const nodes = childrenOf(facts, host.id, "nodeVm");
    if (nodes.length > 0) return report.pass(say`${host} carries ${nodes.length} nodes.`);
    report.fail({ message: say`${host} has no node.` });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [remove(say`Remove the host`, [subject.element])] : [],
  examples: {
    bad: [{ title: "3 hosts, 2 nodes", base: "edge-scalable", edits: [{ remove: "node-c" }] }],
    good: [{ title: "3 hosts, 3 nodes", base: "edge-scalable" }],
  },
});
