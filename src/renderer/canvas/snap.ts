import { boundsOf, bottom, right, toStep, type Point, type Rect } from "#shared/drawing/geometry";
import { MEASURES } from "#shared/drawing/measures";
import type { Guide } from "./canvas-store.ts";

/** A move put right: by how much, and along which lines it aligns. */
export interface Snapped {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

/**
 * Puts a move of `rect` right: to an edge or middle of a neighbour when one is within `reach`, else to
 * the grid, counted from the corner of the container.
 */
export function snapMove(
  rect: Rect,
  by: Point,
  neighbours: readonly Rect[],
  origin: Point,
  reach: number,
): Snapped {
  const moved = { ...rect, x: rect.x + by.x, y: rect.y + by.y };
  const x = nearest(linesOf(moved, "x"), neighbours, "x", reach);
  const y = nearest(linesOf(moved, "y"), neighbours, "y", reach);
  const grid = (value: number, from: number) => toStep(value - from, MEASURES.grid) + from - value;
  const dx = x?.by ?? grid(moved.x, origin.x);
  const dy = y?.by ?? grid(moved.y, origin.y);
  const at = { ...moved, x: moved.x + dx, y: moved.y + dy };
  return {
    by: { x: by.x + dx, y: by.y + dy },
    guides: [...(x ? [guide("x", x, at)] : []), ...(y ? [guide("y", y, at)] : [])],
  };
}

interface Match {
  readonly by: number;
  readonly at: number;
  readonly neighbour: Rect;
}

/** Start, middle and end of a rectangle along an axis. */
function linesOf(r: Rect, axis: "x" | "y"): number[] {
  const [start, size] = axis === "x" ? [r.x, r.w] : [r.y, r.h];
  return [start, start + size / 2, start + size];
}

function nearest(
  lines: readonly number[],
  neighbours: readonly Rect[],
  axis: "x" | "y",
  reach: number,
): Match | undefined {
  let best: Match | undefined;
  for (const neighbour of neighbours) {
    const theirs = linesOf(neighbour, axis);
    for (const [i, mine] of lines.entries()) {
      for (const [j, at] of theirs.entries()) {
        // A middle aligns with a middle only; edges with edges.
        if ((i === 1) !== (j === 1)) continue;
        const by = at - mine;
        if (Math.abs(by) > reach || (best && Math.abs(best.by) <= Math.abs(by))) continue;
        best = { by, at, neighbour };
      }
    }
  }
  return best;
}

function guide(axis: "x" | "y", { at, neighbour }: Match, moved: Rect): Guide {
  const both = boundsOf([neighbour, moved]);
  return axis === "x"
    ? { axis, at, from: both.y, to: bottom(both) }
    : { axis, at, from: both.x, to: right(both) };
}
