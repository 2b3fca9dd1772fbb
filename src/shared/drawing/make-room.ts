import { bottom, rectsOverlap, right, type Rect } from "./geometry.ts";
import { MEASURES } from "./measures.ts";

/**
 * Where the siblings of a box go when it has grown: those below it down, those at its right to the
 * right, by as much as it grew, if it would otherwise lie on one of them. Changes `rects`; answers
 * the ids that moved.
 */
export function makeRoom(rects: Map<string, Rect>, id: string, before: Rect): string[] {
  const now = rects.get(id);
  if (!now) return [];
  const others = [...rects].filter(([other]) => other !== id);
  const moved = new Set<string>();
  const shift = (by: number, isBeyond: (rect: Rect) => boolean, move: (rect: Rect) => Rect) => {
    const beyond = others.filter(([, rect]) => isBeyond(rect));
    if (by <= 0 || !beyond.some(([other]) => touches(now, rects.get(other)))) return;
    for (const [other] of beyond) {
      const rect = rects.get(other);
      if (rect) rects.set(other, move(rect));
      moved.add(other);
    }
  };
  const down = bottom(now) - bottom(before);
  shift(
    down,
    (rect) => rect.y >= bottom(before),
    (rect) => ({ ...rect, y: rect.y + down }),
  );
  const over = right(now) - right(before);
  shift(
    over,
    (rect) => rect.x >= right(before),
    (rect) => ({ ...rect, x: rect.x + over }),
  );
  return [...moved];
}

function touches(a: Rect, b: Rect | undefined): boolean {
  return b !== undefined && rectsOverlap(a, b, MEASURES.gap - 1);
}
