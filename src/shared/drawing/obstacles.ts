import { bottom, right, type Point, type Rect } from "./geometry.ts";

const CELL = 256;

/** Boxes that lines go round, found by place. */
export interface Obstacles {
  /** Boxes whose insides the stretch between two points crosses, without those in `except`. */
  crossed(a: Point, b: Point, except: ReadonlySet<string>): readonly Obstacle[];
}

export interface Obstacle extends Rect {
  readonly id: string;
  /** Upright lines may pass behind it, as they do behind segments that they are not part of. */
  readonly passable?: boolean;
}

/** An index over rectangles by squares of the plane, so that a line asks only those near it. */
export function indexObstacles(rects: Iterable<Obstacle>): Obstacles {
  const cells = new Map<number, Obstacle[]>();
  for (const rect of rects) {
    for (const key of keysOf(rect.x, rect.y, right(rect), bottom(rect))) {
      const list = cells.get(key);
      if (list) list.push(rect);
      else cells.set(key, [rect]);
    }
  }
  return {
    crossed(a, b, except) {
      const [x0, x1] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
      const [y0, y1] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
      const found: Obstacle[] = [];
      for (const key of keysOf(x0, y0, x1, y1)) {
        for (const rect of cells.get(key) ?? []) {
          const hit =
            rect.x < x1 + 1 && right(rect) > x0 - 1 && rect.y < y1 + 1 && bottom(rect) > y0 - 1;
          if (rect.passable && x0 === x1) continue;
          if (hit && !except.has(rect.id) && !found.includes(rect)) found.push(rect);
        }
      }
      return found;
    },
  };
}

function* keysOf(x0: number, y0: number, x1: number, y1: number): Generator<number> {
  const [left, top] = [Math.floor(x0 / CELL), Math.floor(y0 / CELL)];
  const [end, foot] = [Math.floor(x1 / CELL), Math.floor(y1 / CELL)];
  for (let x = left; x <= end; x++) for (let y = top; y <= foot; y++) yield x * 65536 + y;
}
