import { capitalised } from "#shared/kernel/words";
import type { Cell, TableBlock } from "../block.ts";
import { codeRun, INK, longestToken, runText, type PdfNode, type PdfWriter } from "./pdf-text.ts";

/** Width between the margins of an A4 page, in points. */
export const TEXT_WIDTH = 595 - 2 * 48;
/** Points of a value in a cell, and the width of one of its characters. */
const VALUE_SIZE = 8;
const CHARACTER = 4.85;
/** Padding of a cell and its line, in points. */
const AROUND = 11;

/** A table with a head that comes again on each page; columns are as wide as what they hold asks. */
export function pdfTable({ columns, rows, caption }: TableBlock, writer: PdfWriter): PdfNode[] {
  const texts = rows.map((row) => row.map((cell) => cellText(cell, writer)));
  const widths = columnWidths(
    columns.map(({ label, holds }, i) => {
      const own = texts.map((row) => row[i] ?? "");
      return {
        longestWord: Math.max(longestToken(label), ...own.map(longestToken)),
        longest: Math.max(
          label.length,
          ...own.map(({ length }) => length),
          holds === "blank" ? 18 : 0,
        ),
      };
    }),
  );
  const head = columns.map(({ label, holds }) => ({
    text: writer.words(label),
    bold: true,
    alignment: holds === "number" ? "right" : "left",
  }));
  const body = rows.map((row) =>
    row.map((cell, i) => pdfCell(cell, writer, Math.floor((widths[i] ?? 0) / CHARACTER))),
  );
  const isTall = texts.some((row) => row.some(({ length }) => length > 800));
  const table: PdfNode = {
    layout: "sheet",
    style: "table",
    table: {
      headerRows: 1,
      keepWithHeaderRows: rows.length > 0 ? 1 : 0,
      dontBreakRows: !isTall,
      widths,
      body: [head, ...body],
    },
  };
  return caption
    ? [{ text: writer.inline(caption), bold: true, margin: [0, 6, 0, 2], headlineLevel: 1 }, table]
    : [table];
}

function pdfCell(cell: Cell, writer: PdfWriter, characters: number): PdfNode {
  switch (cell.type) {
    case "text":
      return {
        text: writer.inline(cell.content, { longestWord: characters, valueSize: VALUE_SIZE }),
      };
    case "address":
      if (cell.text === "") return { text: "" };
      return {
        text: [
          codeRun(writer.value(cell.text), { longestWord: characters, valueSize: VALUE_SIZE }),
          ...(cell.automatic ? [{ text: " automatic", color: INK.soft }] : []),
        ],
      };
    case "number":
      return { text: String(cell.value), alignment: "right" };
    case "severity":
      return { text: capitalised(cell.severity), style: cell.severity };
    case "blank":
      return { text: " ", margin: [0, 4, 0, 4] };
  }
}

function cellText(cell: Cell, writer: PdfWriter): string {
  switch (cell.type) {
    case "text":
      return runText(writer.inline(cell.content));
    case "address":
      return `${cell.text}${cell.automatic ? " automatic" : ""}`;
    case "number":
      return String(cell.value);
    case "severity":
      return cell.severity;
    case "blank":
      return "";
  }
}

interface Wish {
  readonly longestWord: number;
  /** Characters of the longest cell on one line. */
  readonly longest: number;
}

/** Points for each column: room for its longest word, and the rest by what it would like. */
function columnWidths(wishes: readonly Wish[]): number[] {
  const all = TEXT_WIDTH - wishes.length * AROUND;
  const least = wishes.map(({ longestWord }) => Math.min(longestWord, 24) * CHARACTER + 2);
  const liked = wishes.map(({ longest }, i) =>
    Math.max(Math.min(longest, 110) * CHARACTER, least[i] ?? 0),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  if (sum(least) >= all) return least.map((width) => round((width * all) / sum(least)));
  const spare = all - sum(least);
  const wanted = sum(liked) - sum(least);
  if (wanted <= spare) return liked.map((width) => round((width * all) / sum(liked)));
  return least.map((width, i) => round(width + (((liked[i] ?? 0) - width) * spare) / wanted));
}

function round(points: number): number {
  return Math.floor(points * 100) / 100;
}
