/**
 * Text of a design as paper shows it: whatever cannot be seen, or changes what is seen around it, is
 * written out as `[U+202E]`. That covers control and format characters, line ends, blanks other than
 * the ordinary one, and broken surrogates. Empty text becomes `[empty]`. One line in any case.
 */
export function visibleText(text: string): string {
  return text === "" ? "[empty]" : replaceUnseen(text, (character) => `[U+${hex(character)}]`);
}

/** The same for text of several lines: lines stay lines, and an empty one stays empty. */
export function visibleLines(text: string): string {
  return text
    .split("\n")
    .map((line) => replaceUnseen(line, (character) => `[U+${hex(character)}]`))
    .join("\n");
}

/** Whether the text holds something that `visibleText` would write out. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0;
}

/** The text with each character that cannot be seen written in another way. */
export function replaceUnseen(text: string, write: (character: string) => string): string {
  return text.replace(UNSEEN, write);
}

// Blanks of every width but the ordinary one; line separators; control, format, private and surrogate
// characters; fillers and selectors that count as letters or marks although nothing is drawn; and the
// Braille pattern without a dot.
const UNSEEN =
  /(?! )[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
