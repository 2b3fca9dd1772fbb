import { say } from "#shared/kernel/message";
import { clusterShape } from "#shared/facts/clusters";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** UL-CAP-014. On scalable AKS Edge clusters UL-X-016 says the same with more force. */
export const evenControlPlanes = defineRule({
  id: "UL-CAP-014",
  name: "cap/even-control-planes",
  severity: "warning",
  platforms: ["HCI", "ARC", "EE-M"],
  on: ["cluster"],
  what: "A cluster has an even number of control plane nodes.",
  why: "The control plane needs a majority: four nodes survive no more failures than three, and two none at all.",
  todo: "Use an odd number.",
  sources: [ENGINEERING],
  check(facts, cluster, report) {
    const { controlPlanes } = clusterShape(facts, cluster);
    if (controlPlanes % 2 === 1) report.pass(say`${controlPlanes} is odd.`);
    if (controlPlanes === 0 || controlPlanes % 2 === 1) return;
    report.fail({
      message: say`${cluster} has ${controlPlanes} control plane nodes: use an odd number.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const count = cluster?.fields["controlPlaneCount"];
    if (!cluster || typeof count !== "number") return [];
    return [setFields(say`Plan ${count + 1}`, cluster.id, { controlPlaneCount: count + 1 })];
  },
  examples: {
    bad: [
      {
        title: "2 control plane nodes",
        base: "hci-static",
        edits: [{ set: "a", fields: { controlPlaneCount: 2 } }],
      },
    ],
    good: [{ title: "3 control plane nodes", base: "hci-static" }],
  },
});
