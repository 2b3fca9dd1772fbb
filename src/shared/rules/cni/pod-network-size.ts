import { formatPrefix, prefixOf } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { clusterRange } from "#shared/facts/cluster-ranges";
import { clusterShape } from "#shared/facts/clusters";
import { elementOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { nodeBlocks, podLengthFor } from "#shared/facts/overlay-needs";
import { readInteger, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Length of the block that each node gets where none is given. */
const NODE_BLOCK = 24;

export const podNetworkSize = defineRule({
  id: "UL-CNI-010",
  name: "cni/pod-network-size",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster"],
  what: "The pod network has fewer blocks than the cluster has nodes.",
  why: "Each node takes one block for its pods; the nodes that come last get none and stay empty.",
  todo: "Choose a larger pod network or smaller blocks.",
  sources: [ENGINEERING],
  check(facts, cluster, report) {
    const pods = clusterRange(facts, cluster, "podCidr");
    if (!pods) return report.cannotTell(say`The pod network of ${cluster} is not known.`);
    const block = valueOf(readInteger(facts, cluster, "perNodeBlock")) ?? NODE_BLOCK;
    const need = nodeCount(facts, cluster);
    if (need === 0) return report.cannotTell(say`${cluster} has no node yet.`);
    const blocks = nodeBlocks(pods.prefix.length, block);
    const text = formatPrefix(pods.prefix);
    if (blocks >= need)
      return report.pass(say`${text} holds ${blocks} blocks of /${block} for ${need} nodes.`);
    report.fail({
      field: "podCidr",
      message: say`Pod network ${text} holds ${blocks} node blocks of /${block}, but ${need} are needed.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const pods = cluster && clusterRange(facts, cluster, "podCidr");
    if (!cluster || !pods) return [];
    const block = valueOf(readInteger(facts, cluster, "perNodeBlock")) ?? NODE_BLOCK;
    const length = podLengthFor(nodeCount(facts, cluster), block);
    if (length < 8) return [];
    const larger = formatPrefix(prefixOf(pods.prefix.network, length));
    return [setFields(say`Use ${larger}`, cluster.id, { podCidr: larger })];
  },
  examples: {
    bad: [
      {
        title: "10.244.0.0/23, /24 per node, 3 nodes (2 blocks)",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { podCidr: "10.244.0.0/23" } }],
      },
    ],
    good: [
      {
        title: "10.244.0.0/22, /24 per node, 3 nodes (4 blocks)",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { podCidr: "10.244.0.0/22" } }],
      },
    ],
  },
});

function nodeCount(facts: Facts, cluster: ElementRecord): number {
  const { controlPlanes, workers } = clusterShape(facts, cluster);
  const drawn = nodesOf(facts, cluster.id).length;
  // A node that is control plane and worker counts once, so the drawing is the better count where there is one.
  return drawn > 0 ? drawn : controlPlanes + workers;
}
