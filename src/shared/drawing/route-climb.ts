import { bottom, centre, clamp, right, type Point, type Side } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";
import {
  CLEAR,
  STUB,
  extent,
  freeSlot,
  isInside,
  occupy,
  pointOn,
  spot,
  type RouteEnd,
  type UsedSlots,
} from "./route-ends.ts";

/**
 * From a point up (or down) to a wide box, sidestepping into the gap beside whatever is in the way.
 * This is how the second row of VMs reaches its switch, and hosts in a back row their segment.
 */
export function climb(
  start: RouteEnd,
  target: RouteEnd,
  obstacles: Obstacles,
  except: ReadonlySet<string>,
  used: UsedSlots,
): Point[] | undefined {
  if (target.point) return undefined;
  const [a, b] = [spot(start), target.rect];
  const up = a.y >= bottom(b);
  if (!up && b.y < bottom(a)) return undefined;
  const side: Side = up ? "top" : "bottom";
  if (start.point && start.side !== side && !isInside(start, target)) return undefined;
  const edge = up ? bottom(b) : b.y;
  const [low, high] = extent(target, "x");
  const first =
    start.point ??
    pointOn(
      start,
      side,
      freeSlot(used, [start], [side, side], centre(start.rect).x, a.x + 4, right(a) - 4),
    );
  const points: Point[] = [first];
  let { x, y } = first;
  for (let step = 0; step < 16; step++) {
    const hits = obstacles.crossed({ x, y }, { x, y: edge }, except);
    const wall =
      hits.length === 0
        ? undefined
        : hits.reduce((near, hit) => (up === bottom(hit) > bottom(near) ? hit : near));
    if (!wall && x >= low && x <= high) {
      points.push({ x, y: edge });
      occupy(used, start, side, first.x);
      return points;
    }
    const face = wall ? (up ? bottom(wall) : wall.y) : edge;
    const channel = up
      ? face + Math.min(STUB - 2, (y - face) / 2)
      : face - Math.min(STUB - 2, (face - y) / 2);
    if (Math.abs(channel - y) < 2 && step > 0) return undefined;
    const aim = clamp(x, low, high);
    const ways = wall ? [wall.x - CLEAR, right(wall) + CLEAR, aim] : [aim];
    const detour = (way: number) => Math.abs(way - x) + Math.abs(clamp(way, low, high) - way);
    const way = ways
      .filter((each) => each !== x || !wall)
      .filter(
        (each) =>
          obstacles.crossed({ x, y: channel }, { x: each, y: channel }, except).length === 0,
      )
      .sort((one, other) => detour(one) - detour(other) || other - one)[0];
    if (way === undefined || obstacles.crossed({ x, y }, { x, y: channel }, except).length > 0)
      return undefined;
    points.push({ x, y: channel }, { x: way, y: channel });
    x = way;
    y = channel;
  }
  return undefined;
}
