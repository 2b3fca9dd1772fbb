import { capitalised } from "#shared/kernel/words";
import {
  codeText,
  type Block,
  type Cell,
  type Expected,
  signOffTable,
  type TableBlock,
} from "./block.ts";
import type { Inlines } from "./inline.ts";
import { codeSpan, longestRun, markdownInline } from "./markdown-text.ts";
import { visibleText } from "./visible-text.ts";

/** A block as Markdown: lines without the blank line around it. */
export function markdownBlock(block: Block, headingLevel: number): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(headingLevel)} ${markdownInline(block.content, "inline")}`;
    case "paragraph":
      return markdownInline(block.content, "block");
    case "list":
      return lines(block.items, (item, i) => `${block.ordered ? `${i + 1}.` : "-"} ${item}`);
    case "checklist":
      return lines(block.items, (item) => `- [ ] ${item}`);
    case "table":
      return markdownTable(block);
    case "code":
      return fenced(block.language, codeText(block).split("\n"));
    case "expected":
      return markdownExpected(block);
    case "notice":
      return `> **${block.title}.** ${markdownInline(block.content, "inline")}`;
    case "diagram":
      return `![${codeSpan(block.alt, "inline")}](${fileLink(block.fileName)})`;
    case "signOff":
      return markdownTable(signOffTable(block));
  }
}

/** Lines between fences that are longer than any run of backticks inside. */
function fenced(language: string, lines: readonly string[]): string {
  const shown = lines.map((line) => (line === "" ? "" : visibleText(line))).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

function markdownExpected(block: Expected): string {
  const shown =
    block.match === "described"
      ? `Expected: ${markdownInline(block.content, "inline")}.`
      : `${block.match === "whole" ? "Expected output:" : "Expected in the output:"}\n\n${fenced("text", block.lines.map(visibleText))}`;
  if (!block.otherwise) return shown;
  return `${shown}\n\n> **If not:** ${markdownInline(block.otherwise, "inline")}`;
}

function markdownTable({ columns, rows, caption }: TableBlock): string {
  const head = columns.map(({ label }) => markdownInline([{ text: label }], "cell"));
  const rule = columns.map(({ holds }) => (holds === "number" ? "---:" : "---"));
  const body = rows.map((row) => row.map(markdownCell));
  const table = [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return caption ? `${markdownInline(caption, "block")}\n\n${table}` : table;
}

function markdownCell(cell: Cell): string {
  switch (cell.type) {
    case "text":
      return markdownInline(cell.content, "cell");
    case "address":
      if (cell.text === "") return "";
      return `${codeSpan(cell.text, "cell")}${cell.automatic ? " automatic" : ""}`;
    case "number":
      return String(cell.value);
    case "severity":
      return capitalised(cell.severity);
    case "blank":
      return "";
  }
}

function lines(items: readonly Inlines[], write: (item: string, i: number) => string): string {
  return items.map((item, i) => write(markdownInline(item, "block"), i)).join("\n");
}

/** The name of a file beside the runbook as a link: every character that could end it is encoded. */
function fileLink(fileName: string): string {
  const name = fileName.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
