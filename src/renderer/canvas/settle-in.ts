import { findSpot } from "#shared/drawing/find-spot";
import { rectsOverlap, type Rect } from "#shared/drawing/geometry";
import { MEASURES } from "#shared/drawing/measures";
import type { SceneBox } from "#shared/drawing/scene";

const { padding, header, grid } = MEASURES;

/** The same place, moved in where it would stick out of its container at the left or the top. */
export function heldIn(rect: Rect, container: SceneBox | undefined): Rect {
  if (!container) return rect;
  return { ...rect, x: Math.max(padding, rect.x), y: Math.max(header + grid, rect.y) };
}

/** The place nearest to the one wanted that lies in the container and on none of its children. */
export function settledIn(
  wanted: Rect,
  container: SceneBox | undefined,
  siblings: readonly Rect[],
): Rect {
  const held = heldIn(wanted, container);
  if (!siblings.some((other) => rectsOverlap(held, other, grid))) return held;
  return findSpot(held, siblings, {
    top: container ? header + grid : -Infinity,
    left: container ? padding : -Infinity,
    width: container?.at.w ?? Infinity,
    beside: held,
  });
}
