import type { Drawn } from "./drawn-tree.ts";
import type { Rect } from "./geometry.ts";
import {
  even,
  headerWidth,
  INSET,
  inRows,
  roleOf,
  rowWidth,
  tallest,
  type Block,
  type Layout,
  type LayoutContext,
} from "./layout.ts";
import { MEASURES } from "./measures.ts";

const { padding, lane, gap } = MEASURES;
/** A line and the names of ports run between two rows of machines. */
const BETWEEN_ROWS = 24;
const WIDEST = 240;

/**
 * A host: translations on top right below its uplink, then its switches as bars, then the machines in
 * a grid. Traffic runs from the rim to the VMs without crossing anything.
 */
export function layMachine(
  context: LayoutContext,
  machine: Drawn | null,
  blocks: readonly Block[],
  minWidth: number,
): Layout {
  const bars = blocks.filter(({ drawn }) => drawn.kind.shape === "bar");
  const gateways = blocks.filter(({ drawn }) => roleOf(drawn) === "gateway");
  const rest = blocks.filter((block) => !bars.includes(block) && !gateways.includes(block));
  const least = Math.max(0, ...rest.map(({ w }) => w));
  const columns = columnsFor(rest.length);
  const grid = columns * least + (columns - 1) * lane;
  const outer = Math.max(machine ? headerWidth(context, machine) : 0, minWidth, 232 + 2 * padding);
  const inner = even(Math.max(outer - 2 * padding, grid, rowWidth(gateways, lane)));
  const places = new Map<string, Rect>();
  let y = INSET;

  // Few machines on much room get wider cards; many stand closer.
  const across = Math.max(
    columns,
    Math.min(Math.max(rest.length, 2), Math.floor((inner + lane) / (least + lane))),
  );
  const cell = Math.max(
    least,
    Math.min(WIDEST, Math.floor((inner + lane) / across / 4) * 4 - lane),
  );
  const wide = gateways.map((block) => ({ ...block, w: Math.min(inner, Math.max(block.w, cell)) }));

  let x = padding + inner - rowWidth(wide, lane);
  for (const block of wide) {
    places.set(block.id, { x, y, w: block.w, h: block.h });
    x += block.w + lane;
  }
  if (gateways.length > 0) y += tallest(gateways) + lane;

  for (const block of bars) {
    places.set(block.id, { x: padding, y, w: inner, h: MEASURES.bar });
    y += MEASURES.bar + gap;
  }
  if (bars.length > 0) y += lane - gap;

  const cards = rest.map((block) => ({ ...block, w: cell }));
  for (const row of inRows(cards, Math.min(inner, across * (cell + lane) - lane), lane)) {
    x = padding;
    for (const block of row) {
      places.set(block.id, { x, y, w: block.w, h: block.h });
      x += cell + lane;
    }
    y += tallest(row) + BETWEEN_ROWS;
  }
  const contents = rest.length > 0 ? y - BETWEEN_ROWS : places.size > 0 ? y - lane : INSET + 40;
  return { size: { w: inner + 2 * padding, h: contents + padding }, places };
}

function columnsFor(count: number): number {
  if (count <= 3) return Math.max(1, count);
  return count <= 6 ? 3 : Math.max(4, Math.round(Math.sqrt(count * 0.75)));
}
