import type { Severity } from "#shared/rules/finding";
import type {
  Block,
  Cell,
  Checklist,
  Column,
  ExpectedLines,
  ExpectedWords,
  List,
  Notice,
  Paragraph,
  TableBlock,
} from "./block.ts";
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

/** Lines that the screen must show; without `otherwise` a difference just stops the step. */
export function expected(
  match: ExpectedLines["match"],
  lines: readonly string[],
  otherwise?: Inlines,
): ExpectedLines {
  return { type: "expected", match, lines, ...(otherwise ? { otherwise } : {}) };
}

/** What the screen must show, in words: half a sentence without a full stop. */
export function described(content: Inlines, otherwise?: Inlines): ExpectedWords {
  return { type: "expected", match: "described", content, ...(otherwise ? { otherwise } : {}) };
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
    [
      ["Item", "text"],
      [head, "text"],
    ],
    rows.map(([label, value]) => [cell([{ text: label }]), cell(value)]),
  );
}
