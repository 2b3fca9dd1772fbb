import { centre, clamp, type Point, type Rect, type Side, bottom, right } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";

/** One end of a line: a fixed point on a rim, or a whole box on whose rim the line may choose. */
export type RouteEnd =
  | { readonly box: string; readonly rect: Rect; readonly point: Point; readonly side: Side }
  | { readonly box: string; readonly rect: Rect; readonly point?: undefined };

/** Where lines already end on the sides of boxes, so that no two end on one point. */
export type UsedSlots = Map<string, number[]>;

const CLEAR = 6;
const STUB = 10;

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

function straightLine(
  from: RouteEnd,
  to: RouteEnd,
  used: UsedSlots,
  isFree: (a: Point, b: Point) => boolean,
): Point[] | undefined {
  for (const axis of facing(from, to)) {
    const [low, high] = common(from, to, axis.along);
    if (low > high) continue;
    const wish =
      from.point?.[axis.along] ?? to.point?.[axis.along] ?? wishFor(from.rect, to.rect, axis.along);
    const fixed = from.point ?? to.point;
    const at = fixed
      ? clamp(wish, low, high)
      : freeSlot(used, [from, to], axis.sides, clamp(wish, low, high), low, high);
    const a = pointOn(from, axis.sides[0], at);
    const b = pointOn(to, axis.sides[1], at);
    if (!isFree(a, b)) continue;
    occupy(used, from, axis.sides[0], at);
    occupy(used, to, axis.sides[1], at);
    return [a, b];
  }
  return undefined;
}

interface Axis {
  readonly along: "x" | "y";
  readonly sides: readonly [Side, Side];
}

/** The pairs of sides that look at each other, the upright pair first. */
function facing(from: RouteEnd, to: RouteEnd): Axis[] {
  const axes: Axis[] = [];
  const [a, b] = [spot(from), spot(to)];
  if (b.y >= bottom(a)) axes.push({ along: "x", sides: ["bottom", "top"] });
  else if (a.y >= bottom(b)) axes.push({ along: "x", sides: ["top", "bottom"] });
  if (b.x >= right(a)) axes.push({ along: "y", sides: ["right", "left"] });
  else if (a.x >= right(b)) axes.push({ along: "y", sides: ["left", "right"] });
  // A port on the rim of a container may also look inwards, at what lies in it.
  return axes.filter(({ sides }) => looks(from, sides[0], to) && looks(to, sides[1], from));
}

function looks(end: RouteEnd, side: Side, other: RouteEnd): boolean {
  return !end.point || end.side === side || isInside(end, other);
}

/** A fixed point counts as a spot of no size when the other end lies in the same box. */
function spot(end: RouteEnd): Rect {
  return end.point ? { ...end.point, w: 0, h: 0 } : end.rect;
}

function isInside(end: RouteEnd, other: RouteEnd): boolean {
  const middle = other.point ?? centre(other.rect);
  const r = end.rect;
  return middle.x >= r.x && middle.x <= right(r) && middle.y >= r.y && middle.y <= bottom(r);
}

function common(from: RouteEnd, to: RouteEnd, along: "x" | "y"): [number, number] {
  const [a, b] = [extent(from, along), extent(to, along)];
  return [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
}

function extent(end: RouteEnd, along: "x" | "y"): [number, number] {
  if (end.point) return [end.point[along], end.point[along]];
  const size = along === "x" ? end.rect.w : end.rect.h;
  const inset = Math.min(10, size / 3);
  return [end.rect[along] + inset, end.rect[along] + size - inset];
}

/** The middle of the smaller one: lines drop from cards, not from the middle of a band. */
function wishFor(a: Rect, b: Rect, along: "x" | "y"): number {
  const smaller = along === "x" ? (a.w <= b.w ? a : b) : a.h <= b.h ? a : b;
  return centre(smaller)[along];
}

function pointOn(end: RouteEnd, side: Side, at: number): Point {
  if (end.point) return end.point;
  const r = end.rect;
  if (side === "top" || side === "bottom") return { x: at, y: side === "top" ? r.y : bottom(r) };
  return { x: side === "left" ? r.x : right(r), y: at };
}

function freeSlot(
  used: UsedSlots,
  ends: readonly RouteEnd[],
  sides: readonly [Side, Side],
  wish: number,
  low: number,
  high: number,
): number {
  const taken = ends.flatMap((end, i) => used.get(`${end.box} ${sides[i] ?? ""}`) ?? []);
  for (let step = 0; step < 20; step++) {
    for (const at of [wish + step * 12, wish - step * 12]) {
      if (at >= low && at <= high && taken.every((other) => Math.abs(other - at) >= 10)) return at;
    }
  }
  return wish;
}

function occupy(used: UsedSlots, end: RouteEnd, side: Side, at: number): void {
  if (end.point) return;
  const key = `${end.box} ${side}`;
  used.set(key, [...(used.get(key) ?? []), at]);
}

/**
 * From a point up (or down) to a wide box, sidestepping into the gap beside whatever is in the way.
 * This is how the second row of VMs reaches its switch, and hosts in a back row their segment.
 */
function climb(
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

/** The first clear one of: corner, step, loop; through the middle or just beside what is in the way. */
function shapes(
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

export function opposite(side: Side): Side {
  return ({ top: "bottom", bottom: "top", left: "right", right: "left" } as const)[side];
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

/** Drops points that are no corners. */
export function tidy(points: readonly Point[]): Point[] {
  const line: Point[] = [];
  for (const point of points) {
    const [before, last] = [line.at(-2), line.at(-1)];
    if (last && last.x === point.x && last.y === point.y) continue;
    const onward =
      before &&
      last &&
      ((before.x === last.x && last.x === point.x && last.y > before.y === point.y > last.y) ||
        (before.y === last.y && last.y === point.y && last.x > before.x === point.x > last.x));
    if (onward) line.pop();
    line.push(point);
  }
  return line;
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
