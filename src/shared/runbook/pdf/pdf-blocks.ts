import {
  signOffTable,
  type Block,
  type CodeBlock,
  type Diagram,
  type Expected,
  type Notice,
} from "../block.ts";
import { citation } from "../inline.ts";
import { isWide } from "../is-wide.ts";
import { pdfTable, TEXT_WIDTH } from "./pdf-table.ts";
import { INK, longestToken, MONO, type PdfNode, type PdfWriter } from "./pdf-text.ts";

/** A block as nodes of a document definition. */
export function pdfBlock(block: Block, writer: PdfWriter): PdfNode[] {
  switch (block.type) {
    case "heading":
      return [{ text: writer.inline(block.content), style: "h4", headlineLevel: 1 }];
    case "paragraph":
      return [{ text: writer.inline(block.content), style: "paragraph" }];
    case "list": {
      const items = block.items.map((item): PdfNode => ({ text: writer.inline(item) }));
      return [{ [block.ordered ? "ol" : "ul"]: items, style: "paragraph" }];
    }
    case "checklist":
      return block.items.map((item) => ticked({ text: writer.inline(item) }));
    case "table":
      return pdfTable(block, writer);
    case "code":
      return pdfCode(block, writer);
    case "expected":
      return pdfExpected(block, writer);
    case "notice":
      return [pdfNotice(block, writer)];
    case "diagram":
      return pdfDiagram(block, writer);
    case "signOff":
      return pdfTable(signOffTable(block), writer);
  }
}

/** A square to tick by hand, and what it is for. */
export function ticked(what: PdfNode): PdfNode {
  const square = { type: "rect", x: 0, y: 1.5, w: 7.5, h: 7.5, lineColor: INK.soft };
  return {
    columns: [
      { width: 15, canvas: [square] },
      { width: "*", ...what },
    ],
    style: "paragraph",
  };
}

export function pdfNotice({ severity, title, content }: Notice, writer: PdfWriter): PdfNode {
  const text = [{ text: `${writer.words(title)}. `, bold: true }, ...writer.inline(content)];
  return framed(`notice-${severity}`, { text });
}

/** One cell as wide as the page with a frame of its own; the layouts stand in `pdf-layouts.ts`. */
function framed(layout: string, content: PdfNode): PdfNode {
  return { layout, style: "framed", table: { widths: ["*"], body: [[content]] } };
}

/** Characters of the fixed font that fit on a line of code. */
const CODE_LINE = 88;

function pdfCode({ parts, fileName, source }: CodeBlock, writer: PdfWriter): PdfNode[] {
  const runs = parts.map((part): PdfNode => {
    const isValue = "value" in part;
    const text = writer.lines(isValue ? part.value : part.code);
    return {
      text,
      ...(isValue ? { color: INK.accent } : {}),
      ...(longestToken(text) > CODE_LINE ? { wordBreak: "break-all" } : {}),
    };
  });
  const nodes: PdfNode[] = [];
  if (fileName !== undefined) {
    nodes.push({ text: writer.value(fileName), font: MONO, style: "small" });
  }
  nodes.push(framed("code", { text: runs, style: "code", preserveLeadingSpaces: true }));
  if (source) nodes.push({ text: writer.words(`Source: ${citation(source)}`), style: "small" });
  return nodes;
}

function pdfExpected(block: Expected, writer: PdfWriter): PdfNode[] {
  const otherwise: PdfNode[] = block.otherwise
    ? [
        {
          text: [{ text: "If not: ", bold: true }, ...writer.inline(block.otherwise)],
          style: "paragraph",
        },
      ]
    : [];
  if (block.match === "described") {
    const text = ["Expected: ", ...writer.inline(block.content), "."];
    return [{ text, style: "paragraph" }, ...otherwise];
  }
  const label = block.match === "whole" ? "Expected output" : "Expected in the output";
  const lines = block.lines.map((line) => writer.value(line)).join("\n");
  const isLong = longestToken(lines) > CODE_LINE;
  return [
    { text: label, style: "small", margin: [0, 4, 0, 0] },
    framed("output", {
      text: lines,
      style: "code",
      preserveLeadingSpaces: true,
      ...(isLong ? { wordBreak: "break-all" } : {}),
    }),
    ...otherwise,
  ];
}

/** Room for a drawing on an A4 page that is laid on its side, in points. */
const LANDSCAPE = [842 - 2 * 48, 440] as const;

function pdfDiagram({ svg, alt, fileName }: Diagram, writer: PdfWriter): PdfNode[] {
  const caption: PdfNode = { text: writer.value(alt), style: "small" };
  if (svg === "") return [caption, { text: writer.value(fileName), style: "small" }];
  const drawn = writer
    .lines(svg.replace(/^<\?xml[^>]*>\s*/, ""))
    .replaceAll(' class="mono"', ` font-family="${MONO}"`);
  if (!isWide({ svg })) {
    return [{ svg: drawn, fit: [TEXT_WIDTH, 640], margin: [0, 8, 0, 2] }, caption];
  }
  return [
    { svg: drawn, fit: LANDSCAPE, pageBreak: "before", pageOrientation: "landscape" },
    caption,
    { text: " ", fontSize: 1, pageBreak: "before", pageOrientation: "portrait" },
  ];
}
