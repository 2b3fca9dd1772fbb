/** One line of a list: values by column, with the place to name in a note. */
export interface ListRecord {
  /** For example `line 7`. */
  readonly place: string;
  /** By name of the column in small letters, without blanks and punctuation; none is empty. */
  readonly values: ReadonlyMap<string, string>;
}

/** Name of a column as lists are searched by: small letters and digits only. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The first of several columns that a record fills in. */
export function valueOf(record: ListRecord, columns: readonly string[]): string | undefined {
  for (const column of columns) {
    const value = record.values.get(column);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A record of names and values; empty values are left out. */
export function toRecord(place: string, entries: Iterable<readonly [string, string]>): ListRecord {
  const values = new Map<string, string>();
  for (const [name, value] of entries) {
    const text = value.toWellFormed().trim();
    if (text !== "" && text.length <= 4_096) values.set(columnKey(name), text);
  }
  return { place, values };
}
