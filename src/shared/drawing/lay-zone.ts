import type { Drawn } from "./drawn-tree.ts";
import { boundsOf, type Rect } from "./geometry.ts";
import {
  even,
  headerWidth,
  idealWidth,
  INSET,
  inRows,
  roleOf,
  rowWidth,
  tallest,
  type Block,
  type Layout,
  type LayoutContext,
  type Role,
} from "./layout.ts";
import { MEASURES } from "./measures.ts";
import { ancestors } from "./wiring.ts";

/** Width of a zone with a segment: its name, a readable ruler and what is free. */
const BAND_WIDTH = 696;
/** A row of routers and helpers wider than this goes on in a second row. */
const HEAD_WIDTH = 1300;

/**
 * A site, or the whole project: outside world on top, routers under it with their helpers beside
 * them, then the segments as bands, the machines below them, clusters last.
 */
export function layZone(
  context: LayoutContext,
  zone: Drawn | null,
  blocks: readonly Block[],
  minWidth: number,
): Layout {
  const groups = groupsOf(context, blocks);
  const { outside, head, bands, switches, machines, zones, clusters, notes } = groups;
  const side = zone ? MEASURES.padding : 0;
  const inner = even(
    Math.max(
      minWidth - 2 * side,
      zone ? headerWidth(context, zone) - 2 * side : 0,
      bands.length > 0 ? BAND_WIDTH : 0,
      Math.min(headWidth(head), HEAD_WIDTH),
      idealWidth(machines, MEASURES.block),
      idealWidth(zones, MEASURES.site),
      Math.min(idealWidth(clusters, MEASURES.block), 1700),
    ),
  );
  const places = new Map<string, Rect>();
  const put = (block: Block, x: number, y: number): number => {
    places.set(block.id, { x, y, w: block.w, h: block.h });
    return x + block.w;
  };

  let y = zone ? INSET : 0;
  const top = y;
  if (outside.length > 0) y += tallest(outside) + (zone ? MEASURES.belowHead : MEASURES.padding);
  const [row, more] = headRow(head, inner);
  if (row.length > 0) y = placeHead(row, y);
  for (const line of inRows(more, inner, MEASURES.block))
    y = placeLine(line, y, MEASURES.block, false) + 10;
  for (const band of bands) {
    places.set(band.id, { x: side, y, w: inner, h: MEASURES.band });
    y += MEASURES.band + MEASURES.block;
  }
  if (bands.length > 0) y += MEASURES.belowBand - MEASURES.block;
  y = placeRows(switches, y, MEASURES.block, 24);
  y = placeRows(machines, y, MEASURES.block, 8);
  y = placeRows(zones, y, MEASURES.site, 0);
  y = placeRows(clusters, y, MEASURES.block, 8);
  placeRows(notes, y, MEASURES.block, 0);
  placeOutside();
  return finished(places, zone, side, inner);

  /** Routers in the middle, everything else by turns at the right and the left end. */
  function placeHead(line: readonly Block[], at: number): number {
    const h = tallest(line);
    const [middle, right, left] = headGroups(line.map((block) => ({ ...block, h })));
    const gap = MEASURES.block;
    let x = even(side + (inner - rowWidth(middle, gap)) / 2);
    for (const block of middle) x = put(block, x, at) + gap;
    x = side + inner - rowWidth(right, gap);
    for (const block of right) x = put(block, x, at) + gap;
    x = side;
    for (const block of left) x = put(block, x, at) + gap;
    return at + h + MEASURES.belowHead;
  }

  /** Rows of blocks, and room below the last one. Containers share the width of their row. */
  function placeRows(list: readonly Block[], at: number, gap: number, after: number): number {
    let next = at;
    for (const line of inRows(list, inner, gap))
      next = placeLine(line, next, gap, gap < MEASURES.site);
    return list.length > 0 ? next + after : next;
  }

  function placeLine(line: readonly Block[], at: number, gap: number, stretch: boolean): number {
    const fills = stretch && line.some(({ widen }) => widen);
    const sized = fills ? evened(line, inner, gap) : line;
    let x = fills ? side : even(side + Math.max(0, inner - rowWidth(sized, gap)) / 2);
    for (const block of sized) x = put(block, x, at) + gap;
    return at + tallest(sized) + (hasPorts(line) ? MEASURES.belowBand - 8 : gap);
  }

  /** Machines stand apart further, since the names of their ports are between the rows. */
  function hasPorts(line: readonly Block[]): boolean {
    return line.some(({ drawn }) => drawn.kind.isMachine);
  }

  /** Each outside thing straight above what it is joined to, as far as there is room. */
  function placeOutside(): void {
    const wanted = outside.map((block) => ({ block, x: even(aim(block) - block.w / 2) }));
    wanted.sort((a, b) => a.x - b.x || (a.block.id < b.block.id ? -1 : 1));
    let free = -Infinity;
    for (const { block, x } of wanted) free = put(block, Math.max(x, free), top) + MEASURES.block;
  }

  function aim({ id }: Block): number {
    for (const { from, to } of context.wiring.wires) {
      const far = from === id ? to : to === id ? from : undefined;
      const x = far === undefined ? undefined : centreOf(far);
      if (x !== undefined) return x;
    }
    return side + inner / 2;
  }

  /** Middle of a box in this zone, or somewhere inside one of its containers. */
  function centreOf(id: string): number | undefined {
    const outer = ancestors(context.tree, id).find((each) => places.has(each));
    const at = outer === undefined ? undefined : places.get(outer);
    if (!at) return undefined;
    const within =
      outer === id ? undefined : blocks.find((each) => each.id === outer)?.inside?.(id);
    return within ? at.x + within.x + within.w / 2 : at.x + at.w / 2;
  }
}

type Group =
  | "outside"
  | "head"
  | "bands"
  | "switches"
  | "machines"
  | "zones"
  | "clusters"
  | "notes";

function groupsOf({ wiring }: LayoutContext, blocks: readonly Block[]): Record<Group, Block[]> {
  const roles = new Map(blocks.map((block) => [block.id, roleOf(block.drawn)]));
  const near = ({ id }: Block, role: Role) =>
    wiring.neighboursOf(id).filter((each) => roles.get(each) === role);
  const has = (...wanted: Role[]) =>
    blocks.filter(({ id }) => wanted.includes(roles.get(id) ?? "note"));
  // Devices on the wire stand with the machines, the rest of the world above the routers.
  const isWired = (block: Block) =>
    near(block, "segment").length + near(block, "switch").length > 0;
  const outside = has("outside");
  return {
    outside: outside.filter((block) => !isWired(block)),
    head: has("gateway", "support", "device"),
    // The segments with most machines lie next to them.
    bands: has("segment").sort((a, b) => near(a, "machine").length - near(b, "machine").length),
    switches: has("switch"),
    machines: [...has("machine"), ...outside.filter(isWired)],
    zones: has("zone"),
    clusters: has("cluster", "service"),
    notes: has("note"),
  };
}

/** Gateways; those at the right; those at the left. */
function headGroups(head: readonly Block[]): [Block[], Block[], Block[]] {
  const middle = head.filter(({ drawn }) => roleOf(drawn) === "gateway");
  const others = head.filter((block) => !middle.includes(block));
  return [middle, others.filter((_, i) => i % 2 === 0), others.filter((_, i) => i % 2 === 1)];
}

function headWidth(head: readonly Block[]): number {
  const [middle, right, left] = headGroups(head).map((group) => rowWidth(group, MEASURES.block));
  const sides = Math.max(right ?? 0, left ?? 0);
  return (middle ?? 0) + (sides > 0 ? 2 * (sides + MEASURES.block) : 0);
}

/** As many of the head as fit on one row, routers first; and the others. */
function headRow(head: readonly Block[], inner: number): [Block[], Block[]] {
  const row = [...head];
  const more: Block[] = [];
  while (headWidth(row) > inner) {
    const last = row.findLastIndex(({ drawn }) => roleOf(drawn) !== "gateway");
    if (last < 0) break;
    more.unshift(...row.splice(last, 1));
  }
  return [row, more];
}

/** The blocks of a row widened until it is full: all alike where they can be. */
function evened(line: readonly Block[], inner: number, gap: number): Block[] {
  const elastic = line.filter(({ widen }) => widen);
  const fixed = line.filter(({ widen }) => !widen);
  const room = inner - gap * (line.length - 1) - fixed.reduce((sum, { w }) => sum + w, 0);
  const share = Math.floor(room / elastic.length / 4) * 4;
  const spare =
    Math.floor((room - elastic.reduce((sum, { w }) => sum + w, 0)) / elastic.length / 4) * 4;
  const alike = elastic.every(({ w }) => w <= share);
  const sized = line.map((block) => {
    const width = alike ? share : block.w + Math.max(0, spare);
    return block.widen ? { ...block, ...block.widen(width) } : block;
  });
  const h = tallest(sized.filter(({ widen }) => widen));
  return sized.map((block) => (block.widen ? { ...block, h } : block));
}

/** Shifts everything to the right of the left edge and answers the size round it. */
function finished(
  places: Map<string, Rect>,
  zone: Drawn | null,
  side: number,
  inner: number,
): Layout {
  if (places.size === 0) return { size: { w: zone ? 420 : 0, h: zone ? 200 : 0 }, places };
  const bounds = boundsOf(places.values());
  const shift = Math.max(0, side - bounds.x);
  if (shift > 0) for (const [id, rect] of places) places.set(id, { ...rect, x: rect.x + shift });
  const w = Math.max(inner + 2 * side, bounds.x + shift + bounds.w + side);
  return { size: { w, h: bounds.y + bounds.h + (zone ? MEASURES.padding : 0) }, places };
}
