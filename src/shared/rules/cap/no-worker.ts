import { say } from "#shared/kernel/message";
import { clusterShape, isControlPlane, isWorker } from "#shared/facts/clusters";
import { elementOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

/** UL-CAP-012. A cluster without any node is UL-CAP-013, or UL-CAP-021 on a single machine. */
export const noWorker = defineRule({
  id: "UL-CAP-012",
  name: "cap/no-worker",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "A cluster has no worker node.",
  why: "Applications run on workers only; without one nothing can be placed.",
  todo: "Add a worker, or let a control plane node do both.",
  sources: [seed("HYB", "IP address resources")],
  check(facts, cluster, report) {
    const { workers, isKnown } = clusterShape(facts, cluster);
    if (!isKnown) return report.cannotTell(say`${cluster} has no node yet.`);
    if (workers > 0) return report.pass(say`${cluster} has ${workers} worker nodes.`);
    report.fail({ message: say`${cluster} has no worker node.` });
  },
  fixes(facts, { subjects: [subject] }) {
    // Only a Linux node may be both; pools that count workers are for the user to size.
    const node =
      subject &&
      nodesOf(facts, subject.element).find((each) => isControlPlane(each) && !isWorker(each));
    const cluster = subject && elementOf(facts, subject.element);
    if (!node || !cluster || clusterShape(facts, cluster).workers > 0) return [];
    const both = setFields(say`Let ${node} be a worker too`, node.id, {
      role: "controlPlaneAndWorker",
    });
    return cluster.fields["controlPlaneCount"] === undefined ? [both] : [];
  },
  examples: {
    bad: [
      {
        title: "3 control plane nodes, 0 workers",
        base: "edge-scalable",
        edits: ["a", "b", "c"].map((letter) => ({
          set: `node-${letter}`,
          fields: { role: "controlPlane" },
        })),
      },
      {
        title: "1 control plane node, a pool of 0 workers",
        base: "arc-static",
        edits: [{ set: "edge-1.pool", fields: { count: 0 } }],
      },
    ],
    good: [
      { title: "1 control plane, 3 workers", base: "arc-static" },
      { title: "a Linux node that is both", base: "edge-single" },
    ],
  },
});
