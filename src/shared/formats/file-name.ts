/** The name of a design that was read from a file: the file's own, without folders and ending. */
export function designName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? "";
  const name = last
    .replace(/\.(example|sample)$/i, "")
    .replace(/(\.underlay)?\.json$|\.(underlay|bicepparam|tfvars|ya?ml|ps1|txt)$/i, "")
    .slice(0, 200)
    .toWellFormed()
    .trim();
  return name === "" || name === "-" ? "Imported design" : name;
}

/** A file name that no file system minds, from the name of a design: "Plant 7" gives `plant-7`. */
export function fileStem(name: string): string {
  const stem = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return stem === "" || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(stem)
    ? `design${stem && `-${stem}`}`
    : stem;
}

/** The stem of a file name that no other file of an export has yet; from now on it is taken. */
export function freeStem(name: string, taken: Set<string>): string {
  const stem = fileStem(name);
  let free = stem;
  for (let count = 2; taken.has(free); count++) free = `${stem}-${count}`;
  taken.add(free);
  return free;
}
