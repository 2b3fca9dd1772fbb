import type { Drawn, DrawnTree } from "./drawn-tree.ts";
import type { Rect, Size } from "./geometry.ts";
import { MEASURES } from "./measures.ts";
import { textWidth } from "./text-width.ts";
import { ancestors, type Wiring } from "./wiring.ts";

/** A box to be put somewhere. */
export interface Block extends Size {
  readonly id: string;
  readonly drawn: Drawn;
  /** Lays out its inside again at that width or more; only containers have it. */
  readonly widen?: (width: number) => Size;
  /** Where something inside it lies, relative to it. */
  readonly inside?: (id: string) => Rect | undefined;
}

/** Where the blocks of a container go, relative to it, and how large that makes it. */
export interface Layout {
  readonly size: Size;
  readonly places: ReadonlyMap<string, Rect>;
}

export interface LayoutContext {
  readonly tree: DrawnTree;
  readonly wiring: Wiring;
}

/** What the layout takes a box for, told from its family and shape. */
export type Role =
  | "outside"
  | "gateway"
  | "support"
  | "segment"
  | "switch"
  | "machine"
  | "device"
  | "zone"
  | "cluster"
  | "service"
  | "note";

export function roleOf({ kind }: Drawn): Role {
  if (kind.shape === "note") return "note";
  if (kind.shape === "band" || kind.shape === "bar") return "segment";
  if (kind.shape === "container") {
    if (kind.isMachine) return "machine";
    return kind.family === "outside" ? "zone" : "cluster";
  }
  switch (kind.family) {
    case "outside":
      return "outside";
    case "routing":
      return "gateway";
    case "address":
      return "support";
    case "switching":
      return "switch";
    case "services":
      return "service";
    case "compute":
      return "device";
  }
}

/** How wide the header of a container has to be for its name, value, counts and ports. */
export function headerWidth(context: LayoutContext, { element, kind }: Drawn): number {
  const { tree, wiring } = context;
  const isInner = (box: string) => box !== element.id && ancestors(tree, box).includes(element.id);
  const onTop = tree.portsOf(element.id).filter(({ id }) => {
    const wires = wiring.wiresAt(id);
    return (
      wires.length === 0 || wires.some(({ from, to }) => !isInner(from === element.id ? to : from))
    );
  });
  const ports = onTop.map(({ name }) => textWidth(name, 11, "mono") + 20);
  const name = Math.min(160, textWidth(element.name, 13, "bold"));
  const hasValue =
    onTop.some(({ fields }) => typeof fields["address"] === "string") ||
    typeof element.fields[kind.headline ?? ""] === "string";
  return 34 + name + (hasValue ? 100 : 0) + 52 + ports.reduce((sum, each) => sum + each, 0);
}

/** Cuts blocks into rows no wider than `width`; a block wider than that has a row of its own. */
export function inRows(blocks: readonly Block[], width: number, gap: number): Block[][] {
  const rows: Block[][] = [];
  let used = Infinity;
  for (const block of blocks) {
    const row = rows.at(-1);
    if (row && used + gap + block.w <= width) {
      row.push(block);
      used += gap + block.w;
    } else {
      rows.push([block]);
      used = block.w;
    }
  }
  return rows;
}

/** The width at which blocks in rows make a picture about as wide as a screen. */
export function idealWidth(blocks: readonly Block[], gap: number): number {
  const all = rowWidth(blocks, gap);
  if (all <= 1700) return all;
  const area = blocks.reduce((sum, { w, h }) => sum + (w + gap) * (h + gap), 0);
  return Math.max(Math.sqrt(area * 1.9), ...blocks.map(({ w }) => w));
}

export function rowWidth(blocks: readonly Block[], gap: number): number {
  return blocks.reduce((sum, { w }) => sum + w, 0) + gap * Math.max(0, blocks.length - 1);
}

export function tallest(row: readonly Block[]): number {
  return Math.max(0, ...row.map(({ h }) => h));
}

/** Rounded up to the half grid, on which all arranged things stand. */
export function even(value: number): number {
  return Math.ceil(value / 4) * 4;
}

export const INSET = MEASURES.header + MEASURES.headroom;
