import type { Point } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";
import { climb } from "./route-climb.ts";
import { tidy, type RouteEnd, type UsedSlots } from "./route-ends.ts";
import { shapes } from "./route-shapes.ts";
import { straightLine } from "./route-straight.ts";

/**
 * The corners of a level-and-upright line between two ends. Straight where it can be; else up a free
 * channel; else the shortest of a few simple shapes that crosses nothing. Always answers a line, if
 * need be one that crosses something.
 */
export function routeBetween(
  from: RouteEnd,
  to: RouteEnd,
  obstacles: Obstacles,
  except: ReadonlySet<string>,
  used: UsedSlots,
): Point[] {
  const isFree = (a: Point, b: Point) => obstacles.crossed(a, b, except).length === 0;
  const straight = straightLine(from, to, used, isFree);
  if (straight) return straight;
  const climbed =
    climb(from, to, obstacles, except, used) ??
    climb(to, from, obstacles, except, used)?.toReversed();
  if (climbed) return tidy(climbed);
  return tidy(shapes(from, to, obstacles, except, isFree));
}
