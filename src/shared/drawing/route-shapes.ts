import { bottom, centre, right, type Point, type Side } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";
import {
  CLEAR,
  STUB,
  isInside,
  opposite,
  pointOn,
  spot,
  tidy,
  type RouteEnd,
} from "./route-ends.ts";

/** The first clear one of: corner, step, loop; through the middle or just beside what is in the way. */
export function shapes(
  from: RouteEnd,
  to: RouteEnd,
  obstacles: Obstacles,
  except: ReadonlySet<string>,
  isFree: (a: Point, b: Point) => boolean,
): Point[] {
  const [a, b] = [centre(spot(from)), centre(spot(to))];
  let fallback: Point[] | undefined;
  let best: Point[] | undefined;
  let least = Infinity;
  for (const sideA of sidesFor(from, to, b)) {
    for (const sideB of sidesFor(to, from, a)) {
      const start = pointOn(from, sideA, sideA === "top" || sideA === "bottom" ? a.x : a.y);
      const end = pointOn(to, sideB, sideB === "top" || sideB === "bottom" ? b.x : b.y);
      const [p, q] = [step(start, sideA), step(end, sideB)];
      const walls = obstacles.crossed(p, q, except);
      const xs = [(p.x + q.x) / 2, ...walls.flatMap((w) => [w.x - CLEAR, right(w) + CLEAR])];
      const ys = [(p.y + q.y) / 2, ...walls.flatMap((w) => [w.y - CLEAR, bottom(w) + CLEAR])];
      const middles: Point[][] = [
        [{ x: p.x, y: q.y }],
        [{ x: q.x, y: p.y }],
        ...ys.map((y) => [
          { x: p.x, y },
          { x: q.x, y },
        ]),
        ...xs.map((x) => [
          { x, y: p.y },
          { x, y: q.y },
        ]),
      ];
      for (const middle of middles) {
        const line = tidy([start, p, ...middle, q, end]);
        if (turnsBack(line)) continue;
        fallback ??= line;
        const cost = lengthOf(line) + line.length * 24;
        if (cost >= least || line.some((point, i) => i > 0 && !isFree(line[i - 1] ?? point, point)))
          continue;
        best = line;
        least = cost;
      }
    }
  }
  return best ?? fallback ?? [a, { x: a.x, y: b.y }, b];
}

function sidesFor(end: RouteEnd, other: RouteEnd, towards: Point): Side[] {
  if (end.point) return [isInside(end, other) ? opposite(end.side) : end.side];
  const middle = centre(end.rect);
  const level: Side = towards.x > middle.x ? "right" : "left";
  const upright: Side = towards.y > middle.y ? "bottom" : "top";
  return [upright, level, opposite(upright)];
}

function step({ x, y }: Point, side: Side): Point {
  switch (side) {
    case "top":
      return { x, y: y - STUB };
    case "bottom":
      return { x, y: y + STUB };
    case "left":
      return { x: x - STUB, y };
    case "right":
      return { x: x + STUB, y };
  }
}

function turnsBack(line: readonly Point[]): boolean {
  return line.some((point, i) => {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (!before || !after) return false;
    return (
      (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y)
    );
  });
}

function lengthOf(line: readonly Point[]): number {
  return line.reduce((sum, point, i) => {
    const before = line[i - 1] ?? point;
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }, 0);
}
