import { isIpv4Text } from "#shared/address/ipv4";
import { parseMac } from "#shared/address/mac";
import type { NoteSink } from "../notes.ts";
import { isKnownColumn } from "./columns.ts";
import { parseRows } from "./csv-text.ts";
import { fromSafeCell } from "./formula-safe.ts";
import { columnKey, toRecord, type ListRecord } from "./records.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Most lines of a list that are read. */
const MOST_ROWS = 20_000;

/** The rows of a text and whether the first one names the columns. */
interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly hasHeader: boolean;
}

/** True when the first lines look like a list of addresses: a header that is known, or addresses. */
export function looksLikeList(text: string): boolean {
  const table = readTable(text.slice(0, 16_384), 3);
  if (!table) return false;
  return table.hasHeader || table.rows.some((row) => row.length > 1 && row.some(isIpv4Text));
}

/**
 * Reads a list with commas, semicolons, tabs or bars between its columns. The delimiter is the one
 * that gives the most columns that are known. A list without a header is read by what is in it.
 */
export function parseCsv(text: string, notes: NoteSink): ListRecord[] {
  const table = readTable(text);
  if (!table) return [];
  const { rows, hasHeader } = table;
  const header = hasHeader ? (rows[0] ?? []).map(fromSafeCell) : guessColumns(rows);
  if (!hasHeader) {
    const named = header.filter((name) => name !== "").join(", ");
    notes.info("csv-no-header", "line 1", `The list names no columns. They are read as: ${named}.`);
  }
  const body = hasHeader ? rows.slice(1) : rows;
  if (body.length > MOST_ROWS) {
    notes.error(
      "csv-too-long",
      "",
      `The list has ${body.length} rows; the first ${MOST_ROWS} are read.`,
    );
  }
  reportColumns(header, notes);
  return body.slice(0, MOST_ROWS).map((row, i) => {
    const place = `row ${i + (hasHeader ? 2 : 1)}`;
    if (row.length > header.length && row.slice(header.length).some((cell) => cell.trim() !== "")) {
      notes.warning(
        "csv-extra-cells",
        place,
        "The row has more cells than the header; they are left out.",
      );
    }
    return toRecord(
      place,
      header.map((name, column) => [name, fromSafeCell(row[column] ?? "")] as const),
    );
  });
}

/** What is wrong with the text as CSV: a quote that does not end, say. */
export function reportCsv(text: string, notes: NoteSink): void {
  for (const { row, message } of parseRows(text, bestDelimiter(text)).errors) {
    notes.error("csv-syntax", row === undefined ? "" : `row ${row}`, message);
  }
}

function readTable(text: string, preview = 0): Table | undefined {
  const whole = text.replace(/^\ufeff/, "").replace(/^#TYPE[^\n]*\n/, "");
  const { rows } = parseRows(whole, bestDelimiter(whole), preview);
  const [first] = rows;
  if (!first) return undefined;
  const keys = first.map((cell) => columnKey(fromSafeCell(cell)));
  const known = keys.filter(isKnownColumn).length;
  return {
    rows,
    hasHeader: known >= Math.min(2, keys.length) && !first.some((cell) => isIpv4Text(cell.trim())),
  };
}

function bestDelimiter(text: string): string {
  const line =
    /[^\r\n]*\S[^\r\n]*/.exec(text.slice(0, 65_536).replace(/^#TYPE[^\n]*\n/, ""))?.[0] ?? "";
  let best: string = ",";
  let most = -1;
  for (const delimiter of DELIMITERS) {
    const cells = parseRows(line, delimiter).rows[0] ?? [];
    const score =
      cells.filter((cell) => isKnownColumn(columnKey(cell)) || isIpv4Text(cell.trim())).length *
        100 +
      Math.min(cells.length, 99);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Names the columns of a list without a header by what its first rows hold. */
function guessColumns(rows: readonly (readonly string[])[]): string[] {
  const sample = rows.slice(0, 20);
  const width = Math.max(...sample.map((row) => row.length));
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const cells = sample.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
    const every = (fits: (cell: string) => boolean): boolean =>
      cells.length > 0 && cells.every(fits);
    const guess = every(isIpv4Text)
      ? "address"
      : every((cell) => parseMac(cell).ok)
        ? "mac"
        : every((cell) => /^\d{1,4}$/.test(cell))
          ? "vlan"
          : "name";
    if (taken.has(guess)) return "";
    taken.add(guess);
    return guess;
  });
}

function reportColumns(header: readonly string[], notes: NoteSink): void {
  const strange = header.filter((name) => name !== "" && !isKnownColumn(columnKey(name)));
  if (strange.length === 0) return;
  const names = strange
    .slice(0, 20)
    .map((name) => name.slice(0, 60))
    .join(", ");
  notes.info("csv-column-ignored", "row 1", `The design has no place for these columns: ${names}.`);
}
