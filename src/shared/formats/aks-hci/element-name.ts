/** A name as an element may carry it: whole characters, not too long; `otherwise` when nothing is left. */
export function elementName(text: string | undefined, otherwise: string): string {
  const name = (text ?? "").slice(0, 200).toWellFormed().trim();
  return name === "" ? otherwise : name;
}
