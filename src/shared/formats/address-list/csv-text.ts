// @ts-expect-error: its published types bring those of Node along, which src/shared does without
import untyped from "papaparse";

/** The part of Papa Parse that is used here. */
interface PapaParse {
  parse(
    text: string,
    options: {
      readonly delimiter: string;
      readonly skipEmptyLines: "greedy";
      readonly preview: number;
    },
  ): {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly {
      readonly code: string;
      readonly message: string;
      readonly row?: number;
    }[];
  };
  unparse(rows: readonly (readonly string[])[], options: { readonly newline: string }): string;
}

const Papa = untyped as PapaParse;

/** One thing that is wrong with a text as CSV. */
export interface CsvError {
  /** Of the row, from 1; absent where it is not known. */
  readonly row?: number;
  /** A sentence. */
  readonly message: string;
}

/** Rows of cells. Blank lines are skipped; `most` bounds the rows, 0 for all. */
export function parseRows(
  text: string,
  delimiter: string,
  most = 0,
): { readonly rows: readonly (readonly string[])[]; readonly errors: readonly CsvError[] } {
  const { data, errors } = Papa.parse(text, { delimiter, skipEmptyLines: "greedy", preview: most });
  return {
    rows: data,
    errors: errors
      .filter(({ code }) => code === "MissingQuotes" || code === "InvalidQuotes")
      .map(({ row, message }) => ({
        message: `${message.replace(/\.?$/, "")}.`,
        ...(row === undefined ? {} : { row: row + 1 }),
      })),
  };
}

/** CSV as RFC 4180 has it: commas, CR LF, quotes where they are needed. */
export function printRows(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
}
