import type { Drawn } from "./drawn-tree.ts";
import type { Rect } from "./geometry.ts";
import {
  even,
  headerWidth,
  idealWidth,
  INSET,
  inRows,
  type Block,
  type Layout,
  type LayoutContext,
} from "./layout.ts";
import { MEASURES } from "./measures.ts";

const { padding, gap } = MEASURES;

/** Any other container, such as a cluster: its cards in rows, as the outline lists them. */
export function layShelf(
  context: LayoutContext,
  container: Drawn | null,
  blocks: readonly Block[],
  minWidth: number,
): Layout {
  const header = container ? headerWidth(context, container) : 0;
  const inner = even(
    Math.max(
      minWidth - 2 * padding,
      header - 2 * padding,
      Math.min(idealWidth(blocks, gap), 1040),
      200,
    ),
  );
  const places = new Map<string, Rect>();
  let y = INSET;
  for (const row of inRows(blocks, inner, gap)) {
    let x = padding;
    for (const { id, w, h } of row) {
      places.set(id, { x, y, w, h });
      x += w + gap;
    }
    y += Math.max(...row.map(({ h }) => h)) + gap;
  }
  const h = places.size > 0 ? y - gap + padding : INSET + 40;
  return { size: { w: inner + 2 * padding, h }, places };
}
