import { capitalised } from "#shared/kernel/words";
import { codeText, signOffTable, type Block, type Cell, type TableBlock } from "../block.ts";
import { durationText } from "../duration.ts";
import { inlineText, type Inlines } from "../inline.ts";
import type { Names } from "../names.ts";
import type { Step } from "../step.ts";
import { visibleLines, visibleText } from "../visible-text.ts";

// A runbook as lines of plain text for a terminal. Whatever cannot be seen is written out.

/** A block as lines. */
export function plainLines(block: Block): string[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return [line(block.content)];
    case "list":
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : "-"} ${line(item)}`);
    case "checklist":
      return block.items.map((item) => `[ ] ${line(item)}`);
    case "table":
      return tableLines(block);
    case "code":
      return visibleLines(codeText(block))
        .split("\n")
        .map((text) => `    ${text}`);
    case "expected": {
      const otherwise = block.otherwise ? [`If not: ${line(block.otherwise)}`] : [];
      if (block.match === "described") return [`Expected: ${line(block.content)}.`, ...otherwise];
      const label = block.match === "whole" ? "Expected output:" : "Expected in the output:";
      return [label, ...block.lines.map((text) => `    ${visibleText(text)}`), ...otherwise];
    }
    case "notice":
      return [`${capitalised(block.severity)}: ${block.title}. ${line(block.content)}`];
    case "diagram":
      return [`Diagram: ${visibleText(block.fileName)}`];
    case "signOff":
      return tableLines(signOffTable(block));
  }
}

/** The head of a step: what, how long and who, why, what it waits for. */
export function stepHead(step: Step, names: Names): string[] {
  return [
    `Step ${step.number}. ${line(step.title)}`,
    `${durationText(step.minutes)}. ${line(step.who)}.`,
    ...waitLines(step, names),
    line(step.why),
  ];
}

/** The open errors that a step waits for. */
export function waitLines({ waitsFor }: Step, names: Names): string[] {
  return waitsFor.map((key) => `Waits for an open error. ${line(names.finding(key))}`);
}

export function line(inlines: Inlines): string {
  const text = inlineText(inlines);
  return text === "" ? "" : visibleText(text);
}

function tableLines({ columns, rows, caption }: TableBlock): string[] {
  const head = columns.map(({ label }) => label).join(" | ");
  const body = rows.map((row) => row.map(cellText).join(" | "));
  return [...(caption ? [line(caption)] : []), head, ...body];
}

function cellText(cell: Cell): string {
  switch (cell.type) {
    case "text":
      return line(cell.content);
    case "address":
      return `${cell.text === "" ? "" : visibleText(cell.text)}${cell.automatic ? " automatic" : ""}`;
    case "number":
      return String(cell.value);
    case "severity":
      return capitalised(cell.severity);
    case "blank":
      return "";
  }
}
