import { compareText } from "#shared/kernel/order";
import { recordsOf, type Project } from "#shared/model/project";
import type { LinkRecord } from "#shared/model/records";
import type { DrawnTree } from "./drawn-tree.ts";

/** A link with the boxes that its ends belong to. */
interface Wire {
  readonly link: LinkRecord;
  readonly from: string;
  readonly to: string;
}

/** Which boxes are joined, seen from every container. */
export interface Wiring {
  /** In order of id. */
  readonly wires: readonly Wire[];
  /** Children of one container joined to `id`, itself or by something inside, in fixed order. */
  neighboursOf(id: string): readonly string[];
  /** Links that end at an element: a port or a box. */
  wiresAt(element: string): readonly Wire[];
}

export function wiringOf(project: Project, tree: DrawnTree): Wiring {
  const wires: Wire[] = [];
  const near = new Map<string, Set<string>>();
  const at = new Map<string, Wire[]>();
  for (const link of [...recordsOf(project, "links")].sort((a, b) => compareText(a.id, b.id))) {
    const from = tree.ownerOf(link.from);
    const to = tree.ownerOf(link.to);
    if (from === undefined || to === undefined || !tree.byId.has(from) || !tree.byId.has(to))
      continue;
    const wire = { link, from, to };
    wires.push(wire);
    for (const end of [link.from, link.to]) at.set(end, [...(at.get(end) ?? []), wire]);
    const [a, b] = lifted(tree, from, to);
    if (a === undefined || b === undefined) continue;
    near.set(a, (near.get(a) ?? new Set()).add(b));
    near.set(b, (near.get(b) ?? new Set()).add(a));
  }
  return {
    wires,
    neighboursOf: (id) => [...(near.get(id) ?? [])].sort(compareText),
    wiresAt: (element) => at.get(element) ?? [],
  };
}

/** The two boxes of one container that hold the ends; nothing when one end lies in the other. */
function lifted(
  tree: DrawnTree,
  one: string,
  other: string,
): [string | undefined, string | undefined] {
  const above = ancestors(tree, one);
  const below = ancestors(tree, other);
  while (above.length > 0 && above.at(-1) === below.at(-1)) {
    above.pop();
    below.pop();
  }
  return [above.at(-1), below.at(-1)];
}

/** The box and what it lies in, outermost last. */
export function ancestors(tree: DrawnTree, id: string): string[] {
  const chain: string[] = [];
  for (let at: string | null | undefined = id; at; at = tree.byId.get(at)?.parent) chain.push(at);
  return chain;
}
