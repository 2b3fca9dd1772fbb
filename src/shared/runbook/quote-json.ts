import { replaceUnseen } from "./visible-text.ts";

/**
 * The same JSON with every character that cannot be seen written as `\uXXXX`, so that what is printed
 * is what is pasted. Such characters can stand only inside the strings of a JSON text, where the
 * escape means the same. Lines stay lines; a text that is not JSON comes out harmless as well.
 */
export function visibleJson(content: string): string {
  return content
    .split(/\r\n|\n|\r/)
    .map((line) => replaceUnseen(line.replaceAll("\t", "  "), escaped))
    .join("\n");
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
