import { findField, findLinkDef } from "#shared/kinds/index";
import { compareText } from "#shared/kernel/order";
import type { LinkStyle } from "#shared/model/define-link";
import { findRecord, type Project } from "#shared/model/project";
import type { DrawnTree } from "./drawn-tree.ts";
import { ancestors, type Wiring } from "./wiring.ts";

/** A line to be drawn, before it has a route. */
export interface Line {
  readonly id: string;
  readonly style: LinkStyle;
  /** A reference drawn as a line; no link record stands behind it. */
  readonly derived: boolean;
  readonly from: string;
  readonly to: string;
  readonly boxes: readonly [string, string];
}

/** Every line of a scene: the links in order of id, then references that are worth a line. */
export function sceneLines(project: Project, tree: DrawnTree, wiring: Wiring): Line[] {
  return [...linkLines(wiring), ...referenceLines(project, tree, wiring)];
}

function linkLines({ wires }: Wiring): Line[] {
  return wires.map(({ link, from, to }) => ({
    id: link.id,
    style: findLinkDef(link.kind)?.style ?? "cable",
    derived: false,
    from: link.from,
    to: link.to,
    boxes: [from, to],
  }));
}

/**
 * References worth a line: what belongs to a segment is tied to its band; machines are tied to the
 * cluster of their nodes, one line for each machine.
 */
function referenceLines(project: Project, tree: DrawnTree, wiring: Wiring): Line[] {
  const lines = new Map<string, Line>();
  const wired = new Set(wiring.wires.flatMap(({ from, to }) => [`${from}|${to}`, `${to}|${from}`]));
  const add = (style: LinkStyle, from: string, to: string) => {
    const id = `${style}:${from}:${to}`;
    if (from === to || wired.has(`${from}|${to}`) || ancestors(tree, from).includes(to)) return;
    lines.set(id, { id, style, derived: true, from, to, boxes: [from, to] });
  };
  for (const { element, kind } of tree.order) {
    const parent = element.parent === null ? undefined : tree.byId.get(element.parent);
    if (parent?.kind.shape === "band") add("membership", element.id, parent.element.id);
    for (const { key } of kind.fields) {
      const target = refTarget(project, element.kind, key, element.fields[key]);
      const drawn = target === undefined ? undefined : tree.byId.get(target);
      if (!drawn) continue;
      if (drawn.kind.shape === "band") add("membership", element.id, drawn.element.id);
      if (drawn.kind.shape === "container") {
        const machine = ancestors(tree, element.id).find((id) => tree.byId.get(id)?.kind.isMachine);
        add("overlay", machine ?? element.id, drawn.element.id);
      }
    }
  }
  return [...lines.values()].sort((a, b) => compareText(a.id, b.id));
}

function refTarget(
  project: Project,
  kind: string,
  key: string,
  value: unknown,
): string | undefined {
  if (typeof value !== "string" || findField(kind, key)?.type.type !== "ref") return undefined;
  return findRecord(project, "elements", value)?.id;
}

/** "pc-cell4 Ethernet cabled to office-lan". */
export function spokenLine(
  project: Project,
  tree: DrawnTree,
  { style, derived, from, to, boxes }: Line,
): string {
  const name = (id: string, box: string) => {
    const own = findRecord(project, "elements", id)?.name ?? id;
    return box === id ? own : `${tree.byId.get(box)?.element.name ?? ""} ${own}`.trim();
  };
  const what = derived ? "belongs to" : SPOKEN[style];
  return `${name(from, boxes[0])} ${what} ${name(to, boxes[1])}`;
}

const SPOKEN: Readonly<Record<LinkStyle, string>> = {
  cable: "cabled to",
  attachment: "attached to",
  overlay: "served by",
  wan: "uplink to",
  membership: "belongs to",
};
