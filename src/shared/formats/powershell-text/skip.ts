import type { Cursor } from "./cursor.ts";

const QUOTED = /'(?:[^']|'')*'|"(?:[^"`]|`[^]|"")*"/y;
const OPENING = "([{";
const CLOSING = ")]}";

/**
 * Skips over something that is not read: up to the end of the statement, with whatever brackets and
 * quotes it holds. Stops before a line end, `;` or a closing bracket of its own level.
 */
export function skipStatement(cursor: Cursor): void {
  skip(cursor, (char) => char === "\n" || char === "\r" || char === ";");
}

/** Skips one bracket with all that it holds; the cursor stands on the opening one. */
export function skipBracket(cursor: Cursor): void {
  let isFirst = true;
  skip(cursor, () => {
    const ends = !isFirst;
    isFirst = false;
    return ends;
  });
}

function skip(cursor: Cursor, ends: (char: string) => boolean): void {
  let depth = 0;
  for (;;) {
    cursor.skipBlanks();
    const { char } = cursor;
    if (char === "" || (depth === 0 && (ends(char) || CLOSING.includes(char)))) return;
    if (OPENING.includes(char)) depth += 1;
    else if (CLOSING.includes(char)) depth -= 1;
    else if (char === "`" && cursor.next !== "") cursor.step();
    else if (cursor.take(QUOTED) !== "") continue;
    cursor.step();
  }
}
