/**
 * A cell that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or a
 * line end gets an apostrophe in front (OWASP, CSV injection). So does one that begins with
 * apostrophes before such a sign, so that taking one away always gives the text back.
 */
export function toSafeCell(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text of a cell that `toSafeCell` wrote. */
export function fromSafeCell(cell: string): string {
  return /^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}

const RISKY = /^'*[=+\-@\t\r\n]/;
