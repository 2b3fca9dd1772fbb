import { say } from "#shared/kernel/message";
import { clusterShape } from "#shared/facts/clusters";
import { nodesOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const noControlPlane = defineRule({
  id: "UL-CAP-013",
  name: "cap/no-control-plane",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "A cluster has no control plane node.",
  why: "There is no API server, so there is no cluster.",
  todo: "Add a Linux node with the control plane role.",
  sources: [ENGINEERING],
  check(facts, cluster, report) {
    const { controlPlanes } = clusterShape(facts, cluster);
    if (controlPlanes > 0)
      return report.pass(say`${cluster} has ${controlPlanes} control plane nodes.`);
    report.fail({ message: say`${cluster} has no control plane node.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const node =
      subject && nodesOf(facts, subject.element).find(({ fields }) => fields["os"] !== "windows");
    return node
      ? [
          setFields(say`Make ${node} control plane and worker`, node.id, {
            role: "controlPlaneAndWorker",
          }),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "scalable with 2 Windows nodes only",
        base: "edge-scalable",
        edits: [
          { remove: "node-c" },
          { set: "node-a", fields: { os: "windows", role: "worker" } },
          { set: "node-b", fields: { os: "windows", role: "worker" } },
        ],
      },
      {
        title: "Linux workers only",
        base: "edge-scalable",
        edits: ["a", "b", "c"].map((letter) => ({
          set: `node-${letter}`,
          fields: { role: "worker" },
        })),
      },
    ],
    good: [
      {
        title: "1 Linux control plane node and 1 Windows node",
        base: "edge-scalable",
        edits: [{ remove: "node-c" }, { set: "node-b", fields: { os: "windows", role: "worker" } }],
      },
    ],
  },
});
