import type { Severity } from "#shared/rules/finding";
import type { Block, Cell, Checklist, Column, Expected, List, Notice, Paragraph, TableBlock } from "./block.ts";
import type { Inlines } from "./inline.ts";

// Short forms for the blocks that sections write most.

export function paragraph(content: Inlines): Paragraph {
  return { type: "paragraph", content };
}

export function list(items: readonly Inlines[]): List {
  return { type: "list", ordered: false, items };
}

export function checklist(items: readonly Inlines[]): Checklist {
  return { type: "checklist", items };
}

export function expected(lines: readonly string[], otherwise?: Inlines): Expected {
  return otherwise ? { type: "expected", lines, otherwise } : { type: "expected", lines };
}

export function notice(severity: Severity, title: string, content: Inlines): Notice {
  return { type: "notice", severity, title, content };
}

/** A table; `columns` as pairs of label and what the cells hold. */
export function table(
  columns: readonly (readonly [string, Column["holds"]])[],
  rows: readonly (readonly Cell[])[],
): TableBlock {
  return { type: "table", columns: columns.map(([label, holds]) => ({ label, holds })), rows };
}

export function cell(content: Inlines): Cell {
  return { type: "text", content };
}

export const BLANK: Cell = { type: "blank" };

/** A table of two columns: what, and its value. */
export function sheet(rows: readonly (readonly [string, Inlines])[], head = "Value"): Block {
  return table(
    [["Item", "text"], [head, "text"]],
    rows.map(([label, value]) => [cell([{ text: label }]), cell(value)]),
  );
}
