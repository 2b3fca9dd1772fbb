const NARROW = new Set("iljtfrI.,:;'|!()[]{}-/\\ ");
const WIDE = new Set("mwMW@%—…");

/**
 * About how wide a text is in the interface's fonts. An estimate, a little on the generous side:
 * the drawing is made where no font can be measured.
 */
export function textWidth(
  text: string,
  size: number,
  font: "sans" | "bold" | "mono" = "sans",
): number {
  if (font === "mono") return Array.from(text).length * size * 0.6;
  let em = 0;
  for (const letter of text) {
    if (NARROW.has(letter)) em += 0.32;
    else if (WIDE.has(letter)) em += 0.88;
    else if (letter >= "A" && letter <= "Z") em += 0.67;
    else if (letter > "\u2e80") em += 1;
    else em += 0.56;
  }
  return em * size * (font === "bold" ? 1.12 : 1.06);
}

/** The text, cut with an ellipsis where it would be wider than `width`. */
export function cutText(
  text: string,
  width: number,
  size: number,
  font: "sans" | "bold" | "mono" = "sans",
): string {
  if (textWidth(text, size, font) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, size, font) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
