import { escapeXml, tag } from "#shared/drawing/svg-parts";
import { inlineSvg } from "#shared/drawing/svg";
import { capitalised } from "#shared/kernel/words";
import {
  signOffTable,
  type Block,
  type Cell,
  type CodeBlock,
  type Column,
  type Diagram,
  type Expected,
  type Notice,
  type TableBlock,
} from "../block.ts";
import { citation } from "../inline.ts";
import { isWide } from "../is-wide.ts";
import { visibleLines, visibleText } from "../visible-text.ts";
import { box, htmlCode, htmlInline } from "./html-text.ts";

/** A block as HTML. */
export function htmlBlock(block: Block, headingLevel: number): string {
  switch (block.type) {
    case "heading":
      return tag(`h${headingLevel}`, {}, htmlInline(block.content));
    case "paragraph":
      return tag("p", {}, htmlInline(block.content));
    case "list":
      return tag(block.ordered ? "ol" : "ul", {}, items(block.items.map(htmlInline)));
    case "checklist":
      return tag(
        "ul",
        { class: "checklist" },
        items(block.items.map((item) => `${TICK_BOX} ${htmlInline(item)}`)),
      );
    case "table":
      return htmlTable(block);
    case "code":
      return htmlCodeBlock(block);
    case "expected":
      return htmlExpected(block);
    case "notice":
      return htmlNotice(block);
    case "diagram":
      return htmlDiagram(block);
    case "signOff":
      return htmlTable(signOffTable(block));
  }
}

/** A square to tick by hand. */
export const TICK_BOX = tag(
  "span",
  { class: "tick", role: "img", "aria-label": "To tick off" },
  "",
);

export function htmlNotice({ severity, title, content }: Notice): string {
  return tag(
    "div",
    { class: `notice ${severity}`, role: "note" },
    `${tag("b", {}, `${escapeXml(title)}.`)} ${htmlInline(content)}`,
  );
}

function items(all: readonly string[]): string {
  return all.map((item) => tag("li", {}, item)).join("");
}

function htmlCodeBlock({ parts, language, fileName, source }: CodeBlock): string {
  const shown = parts.map((part) =>
    "code" in part
      ? escapeXml(visibleLines(part.code))
      : tag("b", {}, escapeXml(visibleLines(part.value))),
  );
  const head = fileName === undefined ? "" : box("file", htmlCode(fileName));
  const foot = source ? box("source", escapeXml(`Source: ${citation(source)}`)) : "";
  const body = tag("pre", { class: language, tabindex: 0 }, tag("code", {}, shown.join("")));
  return head + body + foot;
}

function htmlExpected(block: Expected): string {
  const otherwise = block.otherwise
    ? box("otherwise", `${tag("b", {}, "If not:")} ${htmlInline(block.otherwise)}`)
    : "";
  if (block.match === "described") {
    return box("expected", `Expected: ${htmlInline(block.content)}.`) + otherwise;
  }
  const label = block.match === "whole" ? "Expected output" : "Expected in the output";
  const lines = block.lines.map((line) => escapeXml(visibleText(line))).join("\n");
  const output = tag("pre", { class: "output", tabindex: 0 }, tag("samp", {}, lines));
  return box("expected", escapeXml(label)) + output + otherwise;
}

function htmlTable({ columns, rows, caption }: TableBlock): string {
  const head = columns.map(({ label, holds }) =>
    tag("th", { scope: "col", class: holds }, escapeXml(label)),
  );
  const body = rows.map((row) =>
    tag("tr", {}, row.map((cell, i) => htmlCell(cell, columns[i])).join("")),
  );
  const parts = [
    caption ? tag("caption", {}, htmlInline(caption)) : "",
    tag("thead", {}, tag("tr", {}, head.join(""))),
    tag("tbody", {}, body.join("")),
  ];
  return tag("table", {}, parts.join(""));
}

function htmlCell(cell: Cell, column: Column | undefined): string {
  const attributes = { class: column?.holds ?? cell.type };
  switch (cell.type) {
    case "text":
      return tag("td", attributes, htmlInline(cell.content));
    case "address":
      return tag(
        "td",
        attributes,
        cell.text === "" ? "" : htmlCode(cell.text) + (cell.automatic ? " automatic" : ""),
      );
    case "number":
      return tag("td", attributes, String(cell.value));
    case "severity":
      return tag("td", attributes, tag("b", { class: cell.severity }, capitalised(cell.severity)));
    case "blank":
      return tag("td", { class: "blank" }, "");
  }
}

function htmlDiagram({ svg, alt, fileName }: Diagram): string {
  const caption = tag("figcaption", {}, htmlCode(alt));
  if (svg === "") return tag("p", {}, `${htmlCode(alt)}: ${htmlCode(fileName)}`);
  return tag("figure", isWide({ svg }) ? { class: "wide" } : {}, inlineSvg(svg) + caption);
}
