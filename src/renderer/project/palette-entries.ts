import { KINDS } from "#shared/kinds/index";
import type { KindDef, PaletteEntry } from "#shared/model/define-kind";

/** One thing that can be inserted: a kind with some fields preset. */
export interface Insertable {
  readonly entry: PaletteEntry;
  readonly kind: KindDef;
  readonly icon: string;
}

/** Everything that can be inserted, in the order of the palette. */
export const INSERTABLES: readonly Insertable[] = KINDS.flatMap((kind) =>
  (kind.palette ?? []).map((entry) => ({ entry, kind, icon: entry.icon ?? kind.icon })),
);

/** The headings of the palette, in their order. */
export const PALETTE_GROUPS = [
  "Sites and networks",
  "Compute",
  "Kubernetes and services",
  "Outside",
  "Notes",
] as const satisfies readonly PaletteEntry["group"][];

export function findInsertable(entryId: string): Insertable | undefined {
  return INSERTABLES.find(({ entry }) => entry.id === entryId);
}

/** The type under which a dragged palette entry carries its id. The canvas takes what has it. */
export const PALETTE_MIME = "application/x-underlay-palette";
