import { bottom, rectsOverlap, right, type Rect, type Size } from "./geometry.ts";
import { MEASURES } from "./measures.ts";

/** Where to look for room, relative to the container. */
export interface SpotSearch {
  readonly top: number;
  readonly left: number;
  /** Right end of what is there already; further out costs. */
  readonly width: number;
  /** A sibling of the same kind, to lie next to. */
  readonly beside?: Rect | undefined;
}

/** Below a box there is room for a line and the name of a port. */
const BELOW = 24;

/** A free place for one more box among `taken`: beside its like, else where the picture grows least. */
export function findSpot(size: Size, taken: readonly Rect[], search: SpotSearch): Rect {
  const gap = MEASURES.lane;
  const xs = [
    search.left,
    ...(search.beside ? [search.beside.x] : []),
    ...taken.map((r) => right(r) + gap),
    ...taken.map((r) => r.x),
  ];
  const ys = [
    search.top,
    ...(search.beside ? [search.beside.y] : []),
    ...taken.map((r) => bottom(r) + BELOW),
    ...taken.map((r) => r.y),
  ];
  const home = search.beside ?? { x: search.left, y: search.top };
  const deepest = Math.max(search.top, ...taken.map(bottom));
  let best: Rect | undefined;
  let least = Infinity;
  for (const x of new Set(xs)) {
    for (const y of new Set(ys)) {
      if (x < search.left || y < search.top || !Number.isFinite(x + y)) continue;
      const rect = { x, y, w: size.w, h: size.h };
      const grows = Math.max(0, right(rect) - search.width) + Math.max(0, bottom(rect) - deepest);
      const cost = grows * 4 + Math.abs(x - home.x) + Math.abs(y - home.y) * 1.01;
      if (cost >= least || taken.some((other) => rectsOverlap(rect, other, gap - 1))) continue;
      best = rect;
      least = cost;
    }
  }
  return best ?? { x: search.left, y: deepest + gap, w: size.w, h: size.h };
}
