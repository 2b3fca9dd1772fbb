import type { Project } from "#shared/model/project";
import type { DrawnTree } from "./drawn-tree.ts";
import { right, type Point, type Rect } from "./geometry.ts";
import { spreadLanes } from "./lanes.ts";
import { MEASURES } from "./measures.ts";
import { indexObstacles } from "./obstacles.ts";
import type { PlacedPort } from "./place-ports.ts";
import { routeBetween } from "./route.ts";
import type { RouteEnd, UsedSlots } from "./route-ends.ts";
import { sceneLines, type Line } from "./scene-lines.ts";
import { ancestors, type Wiring } from "./wiring.ts";

/** A line with its corners, and where it joins a segment if that needs to be told. */
export interface RoutedLine {
  readonly line: Line;
  readonly route: readonly Point[];
  readonly dots: readonly Point[];
}

type Rects = ReadonlyMap<string, Rect>;

/** Routes of all lines of a scene, round what is in the way and in lanes where they meet. */
export function routeLines(
  project: Project,
  tree: DrawnTree,
  wiring: Wiring,
  at: Rects,
  ports: ReadonlyMap<string, PlacedPort>,
): RoutedLine[] {
  const isBand = (id: string) => tree.byId.get(id)?.kind.shape === "band";
  const obstacles = indexObstacles(
    [...at].map(([id, rect]) => ({ id, ...rect, passable: isBand(id) })),
  );
  const used: UsedSlots = new Map();
  const around = new Map(
    tree.order.map(({ element }) => [element.id, ancestors(tree, element.id)]),
  );
  const routed = sceneLines(project, tree, wiring).flatMap((line) => {
    const [a, b] = [endOf(line.from, line.boxes[0]), endOf(line.to, line.boxes[1])];
    if (!a || !b) return [];
    const except = new Set([
      ...(around.get(line.boxes[0]) ?? []),
      ...(around.get(line.boxes[1]) ?? []),
    ]);
    return [{ line, net: netOf(line), route: routeBetween(a, b, obstacles, except, used) }];
  });
  const lanes = spreadLanes(routed);
  const bands = [...at].filter(([id]) => isBand(id));
  const passes = routed.some(({ line }, i) =>
    bands.some(([id, rect]) => !line.boxes.includes(id) && crosses(lanes[i] ?? [], rect)),
  );
  return routed.map(({ line }, i) => {
    const lane = lanes[i] ?? [];
    const ends = line.boxes.flatMap((box, end) =>
      isBand(box) ? (lane.at(end === 0 ? 0 : -1) ?? []) : [],
    );
    return {
      line,
      route: withoutPortInsides(lane, [ports.get(line.from), ports.get(line.to)]),
      dots: passes ? ends : [],
    };
  });

  function endOf(element: string, box: string): RouteEnd | undefined {
    const rect = at.get(box);
    const port = ports.get(element);
    if (!rect) return undefined;
    return port ? { box, rect, point: port.at, side: port.side } : { box, rect };
  }

  /** Taps of one switch or segment share their ways; every other line keeps to itself. */
  function netOf({ id, boxes }: Line): string {
    const bus = boxes.find((box) => ["bar", "band"].includes(tree.byId.get(box)?.kind.shape ?? ""));
    return bus ?? id;
  }
}

function crosses(route: readonly Point[], band: Rect): boolean {
  return route.some((b, i) => {
    const a = route[i - 1];
    if (!a || a.x !== b.x || a.x <= band.x || a.x >= right(band)) return false;
    return Math.min(a.y, b.y) < band.y && Math.max(a.y, b.y) > band.y + band.h;
  });
}

/** Lets a line begin at the edge of a port's square instead of in its middle. */
function withoutPortInsides(
  route: readonly Point[],
  ends: readonly (PlacedPort | undefined)[],
): Point[] {
  const line = [...route];
  const half = MEASURES.port / 2;
  const trim = (i: number, next: number) => {
    const [end, towards] = [line[i], line[next]];
    if (!end || !towards) return;
    const length = Math.abs(towards.x - end.x) + Math.abs(towards.y - end.y);
    const by = Math.min(half, length / 2);
    line[i] = {
      x: end.x + Math.sign(towards.x - end.x) * by,
      y: end.y + Math.sign(towards.y - end.y) * by,
    };
  };
  if (ends[0]) trim(0, 1);
  if (ends[1]) trim(line.length - 1, line.length - 2);
  return line;
}
