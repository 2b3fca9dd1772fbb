import { describe, expect, it } from "vitest";
import { spreadLanes } from "./lanes.ts";
import { indexObstacles, type Obstacle } from "./obstacles.ts";
import { routeBetween } from "./route.ts";
import { tidy, type RouteEnd } from "./route-ends.ts";
import type { Point } from "./geometry.ts";

const box = (id: string, x: number, y: number, w = 100, h = 50): Obstacle => ({ id, x, y, w, h });
const whole = (rect: Obstacle): RouteEnd => ({ box: rect.id, rect });

function route(from: RouteEnd, to: RouteEnd, ...obstacles: Obstacle[]): Point[] {
  const rects = [from, to].map(({ box: id, rect }) => ({ ...rect, id }));
  const index = indexObstacles([...rects, ...obstacles]);
  return routeBetween(from, to, index, new Set([from.box, to.box]), new Map());
}

describe("routeBetween", () => {
  it("drops straight down where it can", () => {
    expect(route(whole(box("a", 0, 0)), whole(box("b", 0, 100)))).toEqual([
      { x: 50, y: 50 },
      { x: 50, y: 100 },
    ]);
  });

  it("drops from the middle of a card onto a wide bar", () => {
    const line = route(whole(box("card", 200, 0)), whole(box("bar", 0, 100, 600, 20)));
    expect(line).toEqual([
      { x: 250, y: 50 },
      { x: 250, y: 100 },
    ]);
  });

  it("climbs past the row above into the gap beside it", () => {
    const bar = box("bar", 0, 0, 400, 20);
    const first = box("first", 40, 40);
    const second: RouteEnd = {
      box: "second",
      rect: box("second", 40, 120),
      point: { x: 90, y: 120 },
      side: "top",
    };
    const line = route(second, whole(bar), first);
    expect(line.at(0)).toEqual({ x: 90, y: 120 });
    expect(line.at(-1)).toEqual({ x: 146, y: 20 });
    expect(line).toHaveLength(4);
  });

  it("goes round what stands between two cards", () => {
    const line = route(
      whole(box("a", 0, 0)),
      whole(box("b", 300, 0)),
      box("wall", 150, -20, 100, 90),
    );
    const wall = indexObstacles([box("wall", 150, -20, 100, 90)]);
    line
      .slice(1)
      .forEach((point, i) => expect(wall.crossed(line[i] ?? point, point, new Set())).toEqual([]));
  });

  it("passes behind a segment that it does not belong to", () => {
    const band = { ...box("band", 0, 80, 400, 40), passable: true };
    expect(route(whole(box("a", 0, 0)), whole(box("b", 0, 200)), band)).toHaveLength(2);
  });

  it("ends two lines on one side apart", () => {
    const used = new Map<string, number[]>();
    const index = indexObstacles([]);
    const lines = [1, 2].map(() =>
      routeBetween(
        whole(box("a", 0, 0)),
        whole(box("b", 0, 100)),
        index,
        new Set(["a", "b"]),
        used,
      ),
    );
    expect(lines[0]?.[0]).not.toEqual(lines[1]?.[0]);
  });
});

describe("spreadLanes", () => {
  const step = (net: string) => ({
    net,
    route: [
      { x: 0, y: 0 },
      { x: 0, y: 50 },
      { x: 90, y: 50 },
      { x: 90, y: 100 },
    ],
  });

  it("puts different nets side by side and leaves their ends", () => {
    const [a, b] = spreadLanes([step("one"), step("two")]);
    expect(a?.[1]?.y).toBe(50);
    expect(b?.[1]?.y).toBe(56);
    expect(b?.[0]).toEqual({ x: 0, y: 0 });
    expect(b?.at(-1)).toEqual({ x: 90, y: 100 });
  });

  it("lets taps of one bus share their way", () => {
    const [a, b] = spreadLanes([step("bus"), step("bus")]);
    expect(a).toEqual(b);
  });
});

it("tidies points that are no corners", () => {
  expect(
    tidy([
      { x: 0, y: 0 },
      { x: 0, y: 5 },
      { x: 0, y: 9 },
      { x: 4, y: 9 },
    ]),
  ).toEqual([
    { x: 0, y: 0 },
    { x: 0, y: 9 },
    { x: 4, y: 9 },
  ]);
});
