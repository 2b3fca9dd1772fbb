import { findRecord, type Project } from "#shared/model/project";
import { placementId } from "#shared/model/records";
import { drawnTree, type Drawn } from "./drawn-tree.ts";
import { findSpot } from "./find-spot.ts";
import { boundsOf, bottom, right, type Rect, type Size } from "./geometry.ts";
import { layMachine } from "./lay-machine.ts";
import { layShelf } from "./lay-shelf.ts";
import { layZone } from "./lay-zone.ts";
import type { Block, Layout, LayoutContext } from "./layout.ts";
import { makeRoom } from "./make-room.ts";
import { MEASURES } from "./measures.ts";
import { wiringOf } from "./wiring.ts";

/** Where an element goes: an argument of the command `view.place`. */
export type Place = {
  readonly element: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/** Places for everything, by network habit. The same project gives the same places. */
export function arrange(project: Project): Place[] {
  return toPlaces(
    layOut(project, () => undefined),
    () => true,
  );
}

/**
 * Places for what has none in the view. What a hand has placed stays where it is; only when its
 * container had to grow does a neighbour make room.
 */
export function arrangeMissing(project: Project, view: string): Place[] {
  const stored = storedIn(project, view);
  const rects = layOut(project, stored);
  return toPlaces(rects, (id) => {
    const [before, after] = [stored(id), rects.get(id)];
    return !before || before.x !== after?.x || before.y !== after.y;
  });
}

/** The rectangle a view keeps for an element, relative to the box it lies in. */
export function storedIn(project: Project, view: string): (id: string) => Rect | undefined {
  const tree = drawnTree(project);
  return (id) => {
    const at = findRecord(project, "placements", placementId(view, id));
    const size = tree.byId.get(id)?.kind.size;
    if (!at || !size) return undefined;
    return { x: at.x, y: at.y, w: at.w || size.w, h: at.h || size.h };
  };
}

type Rects = ReadonlyMap<string, Rect>;

function toPlaces(rects: Rects, wanted: (id: string) => boolean): Place[] {
  return [...rects]
    .filter(([id]) => wanted(id))
    .map(([element, { x, y, w, h }]) => ({ element, x, y, w, h }))
    .sort((a, b) => (a.element < b.element ? -1 : 1));
}

function layOut(project: Project, stored: (id: string) => Rect | undefined): Rects {
  const tree = drawnTree(project);
  const context: LayoutContext = { tree, wiring: wiringOf(project, tree) };
  const rects = new Map<string, Rect>();
  fill(null, 0);
  return rects;

  /** Lays out what is in a container, and answers the size it needs. */
  function fill(container: Drawn | null, minWidth: number): Size {
    const children = tree.childrenOf(container?.element.id ?? null);
    const blocks = children.map((drawn) => blockOf(drawn));
    const kept = new Map<string, Rect>();
    for (const { id, w, h, widen } of blocks) {
      const at = stored(id);
      if (at) kept.set(id, widen ? { ...at, w: Math.max(at.w, w), h: Math.max(at.h, h) } : at);
    }
    if (kept.size === 0) {
      const { size, places } = patternFor(container)(context, container, blocks, minWidth);
      for (const [id, rect] of places) rects.set(id, rect);
      return size;
    }
    const taken = [...kept.values()];
    const width = Math.max(minWidth, right(boundsOf(taken)));
    for (const block of blocks) {
      const twins = blocks.filter(
        ({ id, drawn }) => drawn.kind === block.drawn.kind && rects.has(id),
      );
      const at =
        kept.get(block.id) ??
        findSpot(block, taken, {
          top: container ? MEASURES.header + MEASURES.headroom : 0,
          left: container ? MEASURES.padding : 0,
          width,
          beside: kept.get(twins.at(-1)?.id ?? "") ?? rects.get(twins.at(-1)?.id ?? ""),
        });
      if (!kept.has(block.id)) taken.push(at);
      rects.set(block.id, at);
    }
    const bounds = boundsOf(settled(blocks));
    return { w: right(bounds) + MEASURES.padding, h: bottom(bounds) + MEASURES.padding };
  }

  /** The blocks of a container after those that grew have pushed the others away. */
  function settled(blocks: readonly Block[]): Rect[] {
    const here = new Map<string, Rect>();
    for (const { id } of blocks) {
      const rect = rects.get(id);
      if (rect) here.set(id, rect);
    }
    for (const { id } of blocks) {
      const before = stored(id);
      if (before) makeRoom(here, id, before);
    }
    for (const [id, rect] of here) rects.set(id, rect);
    return [...here.values()];
  }

  /** A box inside a container, relative to it, as laid out so far. */
  function within(container: string, id: string): Rect | undefined {
    const rect = rects.get(id);
    const parent = tree.byId.get(id)?.parent;
    if (!rect || !parent) return undefined;
    if (parent === container) return rect;
    const outer = within(container, parent);
    return outer && { ...rect, x: rect.x + outer.x, y: rect.y + outer.y };
  }

  function blockOf(drawn: Drawn): Block {
    const { element, kind } = drawn;
    if (kind.shape !== "container") return { id: element.id, drawn, ...kind.size };
    const size = fill(drawn, 0);
    return {
      id: element.id,
      drawn,
      ...size,
      widen: (width) => fill(drawn, width),
      inside: (id) => within(element.id, id),
    };
  }
}

type Pattern = (
  context: LayoutContext,
  container: Drawn | null,
  blocks: readonly Block[],
  minWidth: number,
) => Layout;

function patternFor(container: Drawn | null): Pattern {
  if (!container || container.kind.parents.every((parent) => parent === "project")) return layZone;
  return container.kind.isMachine ? layMachine : layShelf;
}
