import { say } from "#shared/kernel/message";
import { clusterShape, isControlPlane, isWorker } from "#shared/facts/clusters";
import { elementOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

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

/** UL-CAP-013 */
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
