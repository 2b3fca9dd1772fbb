/** What a console printed, as far as its shape is known. Nothing in it is ever executed. */
export interface Output {
  /** Lines without prompts, colours and blanks at their ends; blank ones left out. */
  readonly lines: readonly string[];
  /** Values by name, as `ipconfig /all`, `resolvectl status` and Format-List print them. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Rows of a table with a line of dashes under its head, as Format-Table prints it. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** Characters of a paste that are read; a console holds less. */
export const LONGEST_PASTE = 1024 * 1024;

/** Reads a paste tolerantly: what has no known shape is still lines. */
export function readOutput(text: string): Output {
  const all = text
    .slice(0, LONGEST_PASTE)
    // oxlint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd());
  const spoken = all.filter((line) => !/^(PS [^>]*>|[A-Za-z]:\\[^>]*>|\[[^\]]*\]: PS)/.test(line));
  return {
    lines: spoken.map((line) => line.trim()).filter((line) => line !== ""),
    values: readValues(spoken),
    rows: readRows(spoken),
  };
}

/** Names are compared by their letters and figures: `IPv4 Address. . .` is `ipv4address`. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** `Name . . . : value` or `Name : value`, and further values on lines of their own below it. */
function readValues(lines: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let open: { list: string[]; indent: number } | undefined;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    const colon = line.search(/:(?: |$)/);
    const name = colon < 0 ? "" : nameKey(line.slice(0, colon));
    if (name !== "" && colon < 80) {
      const value = line.slice(colon + 1).trim();
      const list = values.get(name) ?? [];
      if (value !== "") list.push(value);
      values.set(name, list);
      open = { list, indent };
    } else if (open && line.trim() !== "" && indent > open.indent) {
      open.list.push(line.trim());
    } else {
      open = undefined;
    }
  }
  return values;
}

function readRows(lines: readonly string[]): Map<string, string>[] {
  const rows: Map<string, string>[] = [];
  for (const [at, line] of lines.entries()) {
    if (at === 0 || !/^\s*-+(?:\s+-+)*\s*$/.test(line)) continue;
    const head = lines[at - 1] ?? "";
    const starts = [...line.matchAll(/-+/g)].map(({ index }) => index);
    const cut = (text: string): string[] =>
      starts.map((start, i) => text.slice(start, starts[i + 1]).trim());
    const names = cut(head).map(nameKey);
    for (let below = at + 1; below < lines.length && lines[below]?.trim() !== ""; below += 1) {
      const cells = cut(lines[below] ?? "");
      rows.push(new Map(names.map((name, i) => [name, cells[i] ?? ""])));
    }
  }
  return rows;
}
