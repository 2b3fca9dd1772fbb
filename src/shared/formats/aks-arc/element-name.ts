/** A name as a design holds it: whole characters, at most 200; the other where nothing is given. */
export function elementName(name: string | undefined, otherwise: string): string {
  const text = (name ?? "").slice(0, 200).toWellFormed().trim();
  return text === "" ? otherwise : text;
}
