import type { PlatformScope } from "#shared/profiles/define-profile";
import type { Block, Cell } from "../block.ts";
import { cell, table } from "../compose.ts";
import { words } from "../inline.ts";

/** A reference table of the catalogue (section 6), in our own words. */
export interface ReferenceTable {
  /** For example `REF-4`. */
  readonly id: string;
  readonly title: string;
  readonly on: readonly PlatformScope[];
  readonly columns: readonly string[];
  /** Each row has one text for each column. */
  readonly rows: readonly (readonly string[])[];
}

/** The table with its heading; nothing when it has no rows. */
export function referenceTable({ id, title, columns, rows }: ReferenceTable): Block[] {
  if (rows.length === 0) return [];
  return [
    { type: "heading", content: words(`${title} (${id})`) },
    table(
      columns.map((label) => [label, "text"] as const),
      rows.map((row) => row.map((text): Cell => cell(words(text)))),
    ),
  ];
}
