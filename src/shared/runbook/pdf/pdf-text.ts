import type { JsonObject } from "#shared/kernel/json";
import { citation, type Inlines } from "../inline.ts";
import { replaceUnseen, visibleText } from "../visible-text.ts";

/** A piece of a document definition as pdfmake takes it: plain data. */
export type PdfNode = JsonObject;

/** A piece of text with its look. */
export type PdfRun = PdfNode & { readonly text: string };

/** The runs without their looks, for a bookmark or a measure. */
export function runText(runs: readonly PdfRun[]): string {
  return runs.map(({ text }) => text).join("");
}

/** Which characters the fonts of the document can draw. */
export type CanDraw = (codePoint: number) => boolean;

/** Colours, the same as those of the diagram's paper. */
export const INK = {
  text: "#161a20",
  soft: "#475060",
  faint: "#626c7b",
  line: "#dee2e8",
  strong: "#bfc6d0",
  sunken: "#f1f3f6",
  accent: "#463cc4",
} as const;

/** Longest run without a blank that keeps its words whole; a longer one may break anywhere. */
const LONGEST_WORD = 30;

/** Writes text for a document: what the fonts cannot draw is written out, as paper shows it. */
export interface PdfWriter {
  /** Words of the program. */
  words(text: string): string;
  /** A value of the design on one line. */
  value(text: string): string;
  /** Code of several lines. */
  lines(text: string): string;
  inline(inlines: Inlines, look?: InlineLook): PdfRun[];
}

export interface InlineLook {
  /** Characters of the longest value that stays whole. */
  readonly longestWord?: number;
  /** Points for values; headings give none, so that theirs are as large as the heading. */
  readonly valueSize?: number | "inherited";
}

export function pdfWriter(canDraw: CanDraw): PdfWriter {
  const drawn = (text: string): string =>
    Array.from(text, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return character === "\n" || canDraw(codePoint) ? character : writtenOut(codePoint);
    }).join("");
  const words = (text: string): string => drawn(replaceUnseen(text, writtenOutText));
  const value = (text: string): string => drawn(visibleText(text));
  return {
    words,
    value,
    lines: (text) => text.split("\n").map(words).join("\n"),
    inline: (inlines, look = {}) =>
      inlines.map((part): PdfRun => {
        if ("text" in part) return { text: words(part.text) };
        if ("source" in part) return { text: words(citation(part.source)) };
        return codeRun(value("code" in part ? part.code : part.name), look);
      }),
  };
}

/** A value in running text; one that no line could hold breaks anywhere. */
export function codeRun(text: string, look: InlineLook = {}): PdfRun {
  const { longestWord = LONGEST_WORD, valueSize = 8.5 } = look;
  const isLong = longestToken(text) > longestWord;
  return {
    text,
    font: MONO,
    ...(valueSize === "inherited" ? {} : { fontSize: valueSize }),
    ...(isLong ? { wordBreak: "break-all" } : {}),
  };
}

export function longestToken(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map((token) => token.length));
}

export const SANS = "Roboto";
export const MONO = "Roboto Mono";

function writtenOut(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
}

function writtenOutText(character: string): string {
  return writtenOut(character.codePointAt(0) ?? 0);
}

/** Nodes that stay on one page: a heading and what it is the heading of. */
export function kept(nodes: readonly PdfNode[]): PdfNode {
  return { unbreakable: true, stack: nodes };
}
