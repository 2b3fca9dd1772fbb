import { say } from "#shared/kernel/message";
import { clusterShape, isControlPlane } from "#shared/facts/clusters";
import { nodesOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const ALLOWED: readonly number[] = [1, 3, 5];

export const controlPlaneCountEven = defineRule({
  id: "UL-X-016",
  name: "x/control-plane-count-even",
  severity: "error",
  platforms: ["EE-M"],
  on: ["cluster"],
  what: "A scalable cluster has neither one, three nor five control plane nodes.",
  why: "The product supports these counts only: an even number survives no more failures than one fewer.",
  todo: "Make some of them workers, or add control plane nodes.",
  sources: [seed("EE_SCALE")],
  silences: ["UL-CAP-014"],
  check(facts, cluster, report) {
    const { controlPlanes } = clusterShape(facts, cluster);
    if (controlPlanes === 0) return;
    if (ALLOWED.includes(controlPlanes))
      return report.pass(say`${controlPlanes} control plane nodes are supported.`);
    report.fail({
      message: say`${cluster} has ${controlPlanes} control plane nodes; it must be 1, 3 or 5.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const planes = nodesOf(facts, subject?.element ?? "").filter(isControlPlane);
    const keep = [...ALLOWED].reverse().find((count) => count < planes.length);
    const surplus = keep === undefined ? [] : planes.slice(keep);
    const [only] = surplus;
    return only && surplus.length === 1
      ? [setFields(say`Make ${only} a worker`, only.id, { role: "worker" })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "2 control plane nodes",
        base: "edge-scalable",
        edits: [{ set: "node-c", fields: { role: "worker" } }],
      },
    ],
    good: [
      { title: "3 control plane nodes", base: "edge-scalable" },
      {
        title: "1 control plane node and 2 workers",
        base: "edge-scalable",
        edits: [
          { set: "node-b", fields: { role: "worker" } },
          { set: "node-c", fields: { role: "worker" } },
        ],
      },
    ],
  },
});
