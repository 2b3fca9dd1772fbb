import { listed, say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import type { HciDemand } from "#shared/facts/hci-demand";
import { nameOf } from "#shared/facts/names";

/** "3 for the AKS host, 14 for cluster-a and 10 for cluster-b". */
export function breakdown(facts: Facts, { hostShare, clusters }: HciDemand): Message {
  const host = hostShare > 0 ? [say`${hostShare} for the AKS host`] : [];
  return listed([
    ...host,
    ...clusters.map(({ id, share }) => say`${share} for ${nameOf(facts, id)}`),
  ]);
}

/** "cluster-a has no node yet", for the first cluster of which nobody knows the size. */
export function unknownClusters(facts: Facts, { clusters }: HciDemand): Message | undefined {
  const unknown = clusters.find(({ isKnown }) => !isKnown);
  const cluster = unknown && elementOf(facts, unknown.id);
  return cluster && say`${cluster} has no node yet`;
}
