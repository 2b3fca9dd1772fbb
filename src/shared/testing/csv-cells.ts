/**
 * The rows and cells of a CSV file as RFC 4180 has them: commas, CR LF, a quote doubled within
 * quotes. Written apart from the program's own reader. Throws on anything else.
 */
export function csvCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/gy;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`no cell at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const [, quoted, quotedEnd, plain, plainEnd] = found;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if ((quotedEnd ?? plainEnd) === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
