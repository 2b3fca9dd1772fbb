import { getKind } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import type { Drawn, DrawnTree } from "./drawn-tree.ts";
import {
  bottom,
  centre,
  clamp,
  rectHolds,
  right,
  type Point,
  type Rect,
  type Side,
} from "./geometry.ts";
import { textWidth } from "./text-width.ts";
import type { Wiring } from "./wiring.ts";

/** A port on the rim: its side and its middle. */
export interface PlacedPort {
  readonly element: ElementRecord;
  readonly side: Side;
  readonly at: Point;
  readonly label: Point & { readonly anchor: "start" | "end" };
  readonly linked: boolean;
}

/** The ports of a box, and the room they take at the right end of its header. */
export interface PlacedPorts {
  readonly ports: readonly PlacedPort[];
  readonly room: number;
}

type Rects = ReadonlyMap<string, Rect>;

/**
 * Puts the ports of a box on its rim. A port faces what it is wired to; one that is wired only to
 * something inside its container sits at the left, level with it. Those at the top of a container
 * stand at its right end, clear of the name in its header.
 */
export function placePorts(tree: DrawnTree, wiring: Wiring, at: Rects, drawn: Drawn): PlacedPorts {
  const box = at.get(drawn.element.id);
  const elements = tree.portsOf(drawn.element.id);
  if (!box || elements.length === 0) return { ports: [], room: 0 };
  const wanted = elements.map((element) => ({
    element,
    ...wishOf(wiring, at, drawn, box, element),
  }));
  const ports: PlacedPort[] = [];
  let room = 0;
  for (const side of ["top", "bottom", "left", "right"] as const) {
    const here = wanted.filter((each) => each.side === side).sort((a, b) => a.along - b.along);
    const widths = here.map(({ element }) => textWidth(element.name, 11, "mono") + 20);
    const total = widths.reduce((sum, each) => sum + each, 0);
    const level = side === "top" || side === "bottom";
    const holds = drawn.kind.shape === "container";
    if (level && holds && here.length > 0) {
      // From the right end inwards; each name stands left of its port.
      let x = right(box) - 24;
      if (side === "top") room = total - (widths[0] ?? 0) + 24;
      for (const [i, { element, linked }] of [...here.entries()].reverse()) {
        ports.push(
          portAt(element, side, { x, y: side === "top" ? box.y : bottom(box) }, linked, true),
        );
        x -= widths[i] ?? 0;
      }
      continue;
    }
    const length = level ? box.w : box.h;
    const step = level ? Math.max(28, ...widths) : 22;
    const fit = Math.min(step, (length - 16) / Math.max(1, here.length));
    here.forEach(({ element, linked, along }, i) => {
      const even = length / 2 + (i - (here.length - 1) / 2) * fit;
      const offset = clamp(here.length === 1 && along >= 0 ? along : even, 8, length - 8);
      const middle = level
        ? { x: box.x + offset, y: side === "top" ? box.y : bottom(box) }
        : { x: side === "left" ? box.x : right(box), y: box.y + offset };
      ports.push(portAt(element, side, middle, linked, false));
    });
  }
  return { ports: inOrder(ports, elements), room };
}

function wishOf(
  wiring: Wiring,
  at: Rects,
  drawn: Drawn,
  box: Rect,
  element: ElementRecord,
): { side: Side; along: number; linked: boolean } {
  const fars = wiring.wiresAt(element.id).flatMap(({ from, to }) => {
    const far = at.get(from === drawn.element.id ? to : from);
    return far ? [far] : [];
  });
  const linked = fars.length > 0;
  const outside = fars.find((far) => !rectHolds(box, far));
  if (!outside) {
    const [inner] = fars;
    if (inner) return { side: "left", along: centre(inner).y - box.y, linked };
    return {
      side: getKind(element.kind).family === "routing" ? "bottom" : "top",
      along: -1,
      linked,
    };
  }
  const middle = centre(outside);
  if (bottom(outside) <= box.y)
    return { side: "top", along: alongOf(middle.x, outside, box), linked };
  if (outside.y >= bottom(box))
    return { side: "bottom", along: alongOf(middle.x, outside, box), linked };
  if (right(outside) <= box.x)
    return { side: "left", along: clamp(middle.y - box.y, 8, box.h - 8), linked };
  if (outside.x >= right(box))
    return { side: "right", along: clamp(middle.y - box.y, 8, box.h - 8), linked };
  return { side: "top", along: -1, linked };
}

/** Straight above or below a narrow thing; in the middle of the box for something wide. */
function alongOf(x: number, far: Rect, box: Rect): number {
  return far.w > 240 ? -1 : clamp(x - box.x, 12, box.w - 12);
}

function portAt(
  element: ElementRecord,
  side: Side,
  at: Point,
  linked: boolean,
  nameBefore: boolean,
): PlacedPort {
  const label = {
    top: { x: nameBefore ? at.x - 9 : at.x + 9, y: at.y - 6, anchor: nameBefore ? "end" : "start" },
    bottom: {
      x: nameBefore ? at.x - 9 : at.x + 9,
      y: at.y + 14,
      anchor: nameBefore ? "end" : "start",
    },
    left: { x: at.x + 9, y: at.y + 23, anchor: "start" },
    right: { x: at.x - 9, y: at.y - 9, anchor: "end" },
  }[side] as PlacedPort["label"];
  return { element, side, at, label, linked };
}

function inOrder(ports: PlacedPort[], elements: readonly ElementRecord[]): PlacedPort[] {
  const rank = new Map(elements.map((element, i) => [element.id, i]));
  return ports.sort((a, b) => (rank.get(a.element.id) ?? 0) - (rank.get(b.element.id) ?? 0));
}
