import { bottom, centre, clamp, right, type Point, type Rect, type Side } from "./geometry.ts";
import {
  extent,
  freeSlot,
  isInside,
  occupy,
  pointOn,
  spot,
  type RouteEnd,
  type UsedSlots,
} from "./route-ends.ts";

/** A straight line between two ends that look at each other, where nothing is in the way. */
export function straightLine(
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

function common(from: RouteEnd, to: RouteEnd, along: "x" | "y"): [number, number] {
  const [a, b] = [extent(from, along), extent(to, along)];
  return [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
}

/** The middle of the smaller one: lines drop from cards, not from the middle of a band. */
function wishFor(a: Rect, b: Rect, along: "x" | "y"): number {
  const smaller = along === "x" ? (a.w <= b.w ? a : b) : a.h <= b.h ? a : b;
  return centre(smaller)[along];
}
