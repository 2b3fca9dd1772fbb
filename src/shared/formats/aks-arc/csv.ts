import { printRows } from "../address-list/csv-text.ts";
import { toSafeCell } from "../address-list/formula-safe.ts";
import type { ExportedFile } from "../format.ts";

/** A table as a CSV file; the first row names the columns. */
export function csvFile(fileName: string, rows: readonly (readonly string[])[]): ExportedFile {
  const content = printRows(rows.map((row) => row.map(toSafeCell)));
  return { fileName, mediaType: "text/csv", content };
}
