/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes in front of a line that begins
 * with `=`, `+`, `-`, `@`, also in full width and after blanks, or with a tab, and in front of a cell
 * that begins with a line end (OWASP, CSV injection). Each line counts, because not every reader
 * minds the quotes around a cell. So does one that begins with apostrophes before such a sign, so
 * that taking one away always gives the text back.
 */
export function toSafeCell(text: string): string {
  return text.replace(RISKY, "'");
}

/** The text of a cell that `toSafeCell` wrote. */
export function fromSafeCell(cell: string): string {
  return cell.replace(MADE_SAFE, "");
}

/** What makes a line a formula: blanks and what cannot be seen before a sign, or a tab. */
const START = /'*(?:\t|(?:[^\S\r\n]|\p{Cf})*[=+\-@\uff1d\uff0b\uff0d\uff20])/u.source;

const RISKY = new RegExp(`(?<=^|[\\r\\n])(?=${START})|^(?='*[\\r\\n])`, "gu");
const MADE_SAFE = new RegExp(`(?<=^|[\\r\\n])'(?=${START})|^'(?='*[\\r\\n])`, "gu");
