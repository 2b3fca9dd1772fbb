import type { Point } from "./geometry.ts";

const LANE = 6;

/** A line to be kept apart from others. Lines of one `net` may share a way, like taps of one bus. */
export interface LaneLine {
  readonly net: string;
  readonly route: readonly Point[];
}

interface Stretch {
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly net: string;
}

/**
 * Moves inner stretches of different nets that lie on each other into lanes side by side. Ends stay
 * where they are. The same lines give the same lanes.
 */
export function spreadLanes(lines: readonly LaneLine[]): Point[][] {
  const routes = lines.map(({ route }) => route.map((point) => ({ ...point })));
  for (const axis of ["x", "y"] as const) {
    const across = axis === "x" ? "y" : "x";
    const taken = new Map<number, Stretch[]>();
    lines.forEach(({ net }, which) => {
      const route = routes[which] ?? [];
      for (let i = 1; i < route.length; i++) {
        const [a, b] = [route[i - 1], route[i]];
        if (!a || !b || a[axis] !== b[axis]) continue;
        const [low, high] = a[across] < b[across] ? [a[across], b[across]] : [b[across], a[across]];
        const isInner = i > 1 && i < route.length - 1;
        const clash = (lane: number) =>
          [-1, 0, 1].some((beside) =>
            taken
              .get(Math.floor(lane / LANE) + beside)
              ?.some(
                (t) =>
                  t.net !== net &&
                  Math.abs(t.at - lane) < LANE - 1 &&
                  t.low < high - 1 &&
                  t.high > low + 1,
              ),
          );
        let at = a[axis];
        if (isInner) {
          const lanes = [0, 1, -1, 2, -2].map((lane) => at + lane * LANE);
          at = lanes.find((lane) => !clash(lane)) ?? at;
          route[i - 1] = { ...a, [axis]: at };
          route[i] = { ...b, [axis]: at };
        }
        const bucket = Math.floor(at / LANE);
        const there = taken.get(bucket);
        if (there) there.push({ at, low, high, net });
        else taken.set(bucket, [{ at, low, high, net }]);
      }
    });
  }
  return routes;
}
