import { counted } from "#shared/kernel/words";
import type { Facts } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import type { DrawnTree } from "./drawn-tree.ts";

/** What containers count, in this order. Short words: a header has little room. */
const COUNTED = [
  ["host", "host", "hosts"],
  ["nodeVm", "VM", "VMs"],
  ["cluster", "cluster", "clusters"],
  ["service", "service", "services"],
] as const;

/** "2 hosts, 9 VMs, 1 cluster": what lies in each container; a cluster also counts its nodes. */
export function countContents(facts: Facts, tree: DrawnTree): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const drawn of tree.order) {
    for (let at = drawn.parent; at !== null; at = tree.byId.get(at)?.parent ?? null) {
      const of = counts.get(at) ?? new Map<string, number>();
      counts.set(at, of.set(drawn.kind.name, (of.get(drawn.kind.name) ?? 0) + 1));
    }
  }
  const texts = new Map<string, string>();
  for (const { element, kind } of tree.order) {
    if (kind.shape !== "container") continue;
    const nodes = nodesOf(facts, element.id).length;
    const words = nodes > 0 ? [counted(nodes, "node", "nodes")] : [];
    for (const [name, one, many] of COUNTED) {
      const count = counts.get(element.id)?.get(name) ?? 0;
      if (count > 0) words.push(counted(count, one, many));
    }
    texts.set(element.id, words.join(", "));
  }
  return texts;
}
