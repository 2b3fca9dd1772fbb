import type { Project } from "#shared/model/project";
import { arrangeMissing, storedIn, type Place } from "./arrange.ts";
import type { DrawnTree } from "./drawn-tree.ts";
import { bottom, right, type Rect, type Size } from "./geometry.ts";
import { MEASURES } from "./measures.ts";

/** Rectangles of all boxes, and how small each could be. */
export interface Placed {
  /** Relative to the box each lies in. */
  readonly inside: ReadonlyMap<string, Rect>;
  /** From the origin of the view. */
  readonly at: ReadonlyMap<string, Rect>;
  readonly least: ReadonlyMap<string, Size>;
}

/** Places for the time of a gesture, over those that the view keeps. */
export type Overrides = ReadonlyMap<string, Rect>;

/**
 * Where every box is: as the view keeps it, as arranged where it keeps nothing, and containers large
 * enough for what lies in them. What a gesture moves does not stretch its container.
 */
export function placeBoxes(
  project: Project,
  tree: DrawnTree,
  view: string,
  overrides?: Overrides,
): Placed {
  const stored = storedIn(project, view);
  const isComplete = tree.order.every(({ element }) => stored(element.id));
  const missing: readonly Place[] = isComplete ? [] : arrangeMissing(project, view);
  const arranged = new Map(missing.map((place) => [place.element, place]));
  const inside = new Map<string, Rect>();
  const least = new Map<string, Size>();
  for (const { element, kind } of tree.order.toReversed()) {
    const { id } = element;
    const { x, y, w, h } = overrides?.get(id) ??
      stored(id) ??
      arranged.get(id) ?? { x: 0, y: 0, ...kind.size };
    const need =
      kind.shape === "container" ? contentSize(tree, id, inside, overrides) : LEAST[kind.shape];
    if (need) least.set(id, need);
    const held = overrides?.has(id) ? undefined : need;
    inside.set(id, { x, y, w: Math.max(w, held?.w ?? 0), h: Math.max(h, held?.h ?? 0) });
  }
  const at = new Map<string, Rect>();
  for (const { element, parent } of tree.order) {
    const rect = inside.get(element.id);
    const outer = parent === null ? undefined : at.get(parent);
    if (rect)
      at.set(element.id, { ...rect, x: rect.x + (outer?.x ?? 0), y: rect.y + (outer?.y ?? 0) });
  }
  return { inside, at, least };
}

const LEAST: Readonly<Record<string, Size>> = {
  card: { w: 96, h: 32 },
  note: { w: 96, h: 32 },
  band: { w: 240, h: MEASURES.band },
  bar: { w: 120, h: MEASURES.bar },
};

function contentSize(
  tree: DrawnTree,
  id: string,
  inside: ReadonlyMap<string, Rect>,
  overrides: Overrides | undefined,
): Size {
  let [w, h] = [160, MEASURES.header + MEASURES.padding];
  for (const { element } of tree.childrenOf(id)) {
    const rect = inside.get(element.id);
    if (!rect || overrides?.has(element.id)) continue;
    w = Math.max(w, right(rect) + MEASURES.padding);
    h = Math.max(h, bottom(rect) + MEASURES.padding);
  }
  return { w, h };
}
