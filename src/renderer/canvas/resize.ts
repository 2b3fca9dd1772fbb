import {
  bottom,
  boundsOf,
  clamp,
  right,
  toStep,
  type Point,
  type Rect,
} from "#shared/drawing/geometry";
import { MEASURES } from "#shared/drawing/measures";
import type { SceneBox } from "#shared/drawing/scene";
import { placeCommand } from "./commands.ts";
import { endGesture, type CanvasStore } from "./canvas-store.ts";
import { followPointer } from "./follow-pointer.ts";

export type Corner = "nw" | "ne" | "se" | "sw";

/** Drags a corner of a box: it follows the pointer on the grid and never gets too small for its contents. */
export function startResize(
  store: CanvasStore,
  box: SceneBox,
  corner: Corner,
  event: PointerEvent,
  toView: (point: Point) => Point,
): void {
  const start = toView({ x: event.clientX, y: event.clientY });
  const children = store.getState().settled.boxes.filter(({ parent }) => parent === box.id);
  let places: ReadonlyMap<string, Rect> = new Map();

  followPointer({
    onMove(move) {
      const now = toView({ x: move.clientX, y: move.clientY });
      places = resized(box, children, corner, { x: now.x - start.x, y: now.y - start.y });
      store.setState({ gesture: { kind: "resizing" } });
      store.override(places);
    },
    onEnd(cancelled) {
      const { project, view } = store.session.store.getState();
      const wanted = [...places].map(([element, rect]) => ({ element, ...rect }));
      if (!cancelled && wanted.length > 0 && project) {
        store.session.dispatch(placeCommand(view, wanted, `Resize ${box.title}`));
      }
      endGesture(store);
    },
  });
}

/** The box and its children as they are after a corner moved by that much. Children stay where they are. */
export function resized(
  box: SceneBox,
  children: readonly SceneBox[],
  corner: Corner,
  by: Point,
): ReadonlyMap<string, Rect> {
  const { inside, least } = box;
  const west = corner === "nw" || corner === "sw";
  const north = corner === "nw" || corner === "ne";
  const held = boundsOf(children.map((child) => child.inside));
  const grid = (value: number) => toStep(value, MEASURES.grid);
  // From the left or the top a container can shrink as far as its first child.
  const mostX =
    children.length > 0 ? held.x - MEASURES.padding : right(inside) - inside.x - least.w;
  const mostY =
    children.length > 0 ? held.y - MEASURES.header - 4 : bottom(inside) - inside.y - least.h;
  const dx = west ? Math.min(grid(inside.x + by.x) - inside.x, Math.max(0, mostX)) : 0;
  const dy = north ? Math.min(grid(inside.y + by.y) - inside.y, Math.max(0, mostY)) : 0;
  const w = west ? inside.w - dx : clamp(grid(inside.w + by.x), least.w, 100_000);
  const h = north ? inside.h - dy : clamp(grid(inside.h + by.y), least.h, 100_000);
  const places = new Map([[box.id, { x: inside.x + dx, y: inside.y + dy, w, h }]]);
  if (dx === 0 && dy === 0) return places;
  for (const child of children) {
    places.set(child.id, { ...child.inside, x: child.inside.x - dx, y: child.inside.y - dy });
  }
  return places;
}
