import { PAPER } from "#shared/drawing/paper";
import type { Severity } from "#shared/rules/finding";
import { INK } from "./pdf-text.ts";

/** How the lines, fills and paddings of a table are drawn, as pdfmake asks for them. */
interface PdfLayout {
  readonly hLineWidth: () => number;
  readonly vLineWidth: (i: number) => number;
  readonly hLineColor: () => string;
  readonly vLineColor: (i: number) => string;
  readonly fillColor: (row: number) => string | null;
  readonly paddingLeft: () => number;
  readonly paddingRight: () => number;
  readonly paddingTop: () => number;
  readonly paddingBottom: () => number;
  readonly hLineStyle?: () => unknown;
  readonly vLineStyle?: () => unknown;
}

function layout(line: string, fill: (row: number) => string | null, padding: number): PdfLayout {
  return {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => line,
    vLineColor: () => line,
    fillColor: fill,
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => padding - 2,
    paddingBottom: () => padding - 2,
  };
}

const dashed = () => ({ dash: { length: 2, space: 2 } });

function notice(severity: Severity): PdfLayout {
  return {
    ...layout(PAPER[severity], () => PAPER[`${severity}-soft`], 7),
    vLineWidth: (i) => (i === 0 ? 3 : 0.5),
  };
}

/** The layouts that the tables of the document name. */
export const PDF_LAYOUTS: Readonly<Record<string, PdfLayout>> = {
  sheet: layout(INK.line, (row) => (row === 0 ? INK.sunken : null), 5),
  code: layout(INK.line, () => INK.sunken, 7),
  output: {
    ...layout(INK.strong, () => null, 7),
    hLineStyle: dashed,
    vLineStyle: dashed,
  },
  "notice-error": notice("error"),
  "notice-warning": notice("warning"),
  "notice-info": notice("info"),
};
