import { compareNatural, compareText } from "#shared/kernel/order";
import { getKind, kindRank } from "#shared/kinds/index";
import type { KindDef } from "#shared/model/define-kind";
import { findRecord, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";

/** An element that is drawn as a box of its own, and the box that it is drawn in. */
export interface Drawn {
  readonly element: ElementRecord;
  readonly kind: KindDef;
  /** The nearest container round it; a pool of a segment is drawn beside it, in the site. */
  readonly parent: string | null;
  readonly depth: number;
}

/** Everything that has a box, as a tree of boxes. */
export interface DrawnTree {
  /** Parents before children, siblings as the outline lists them. */
  readonly order: readonly Drawn[];
  readonly byId: ReadonlyMap<string, Drawn>;
  childrenOf(id: string | null): readonly Drawn[];
  /** Ports on the rim of a box, as the outline lists them. */
  portsOf(id: string): readonly ElementRecord[];
  /** The box that stands for an element: its own, or that of what it is a part of. */
  ownerOf(id: string): string | undefined;
}

const trees = new WeakMap<Project, DrawnTree>();

export function drawnTree(project: Project): DrawnTree {
  let tree = trees.get(project);
  if (!tree) trees.set(project, (tree = buildTree(project)));
  return tree;
}

function buildTree(project: Project): DrawnTree {
  const index = projectIndex(project);
  const order: Drawn[] = [];
  const byId = new Map<string, Drawn>();
  const owners = new Map<string, string>();
  const ports = new Map<string, ElementRecord[]>();
  const children = new Map<string | null, Drawn[]>();

  function visit(
    modelParent: string | null,
    container: string | null,
    owner: string | undefined,
    depth: number,
  ): void {
    for (const element of inOutlineOrder(index.childrenOf(modelParent))) {
      const kind = getKind(element.kind);
      if (kind.shape === "none" || kind.shape === "port") {
        if (owner === undefined) continue;
        owners.set(element.id, owner);
        if (kind.shape === "port") push(ports, owner, element);
        visit(element.id, container, owner, depth);
        continue;
      }
      const drawn: Drawn = { element, kind, parent: container, depth };
      order.push(drawn);
      byId.set(element.id, drawn);
      owners.set(element.id, element.id);
      push(children, container, drawn);
      const holds = kind.shape === "container";
      visit(element.id, holds ? element.id : container, element.id, holds ? depth + 1 : depth);
    }
  }
  visit(null, null, undefined, 0);

  return {
    order,
    byId,
    childrenOf: (id) => children.get(id) ?? [],
    portsOf: (id) => ports.get(id) ?? [],
    ownerOf: (id) => owners.get(id) ?? (findRecord(project, "elements", id) ? id : undefined),
  };
}

function inOutlineOrder(elements: readonly ElementRecord[]): ElementRecord[] {
  return [...elements].sort(
    (a, b) =>
      kindRank(a.kind) - kindRank(b.kind) ||
      compareNatural(a.name, b.name) ||
      compareText(a.id, b.id),
  );
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
