import { bottom, centre, right, type Point, type Rect, type Side } from "./geometry.ts";

/** One end of a line: a fixed point on a rim, or a whole box on whose rim the line may choose. */
export type RouteEnd =
  | { readonly box: string; readonly rect: Rect; readonly point: Point; readonly side: Side }
  | { readonly box: string; readonly rect: Rect; readonly point?: undefined };

/** Where lines already end on the sides of boxes, so that no two end on one point. */
export type UsedSlots = Map<string, number[]>;

/** How far beside a box a line passes, and how far it runs out of one before it turns. */
export const CLEAR = 6;
export const STUB = 10;

/** A fixed point counts as a spot of no size when the other end lies in the same box. */
export function spot(end: RouteEnd): Rect {
  return end.point ? { ...end.point, w: 0, h: 0 } : end.rect;
}

export function isInside(end: RouteEnd, other: RouteEnd): boolean {
  const middle = other.point ?? centre(other.rect);
  const r = end.rect;
  return middle.x >= r.x && middle.x <= right(r) && middle.y >= r.y && middle.y <= bottom(r);
}

export function extent(end: RouteEnd, along: "x" | "y"): [number, number] {
  if (end.point) return [end.point[along], end.point[along]];
  const size = along === "x" ? end.rect.w : end.rect.h;
  const inset = Math.min(10, size / 3);
  return [end.rect[along] + inset, end.rect[along] + size - inset];
}

export function pointOn(end: RouteEnd, side: Side, at: number): Point {
  if (end.point) return end.point;
  const r = end.rect;
  if (side === "top" || side === "bottom") return { x: at, y: side === "top" ? r.y : bottom(r) };
  return { x: side === "left" ? r.x : right(r), y: at };
}

export function freeSlot(
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

export function occupy(used: UsedSlots, end: RouteEnd, side: Side, at: number): void {
  if (end.point) return;
  const key = `${end.box} ${side}`;
  used.set(key, [...(used.get(key) ?? []), at]);
}

export function opposite(side: Side): Side {
  return ({ top: "bottom", bottom: "top", left: "right", right: "left" } as const)[side];
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
