/** A part of a help page below the options: a title and one line for each entry, names in a column. */
export function helpTable(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return `\n${title}:\n${rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`).join("\n")}`;
}

/** Commands to copy, each as it is typed behind the program's name. */
export function helpExamples(...commands: readonly string[]): string {
  return `\nExamples:\n${commands.map((command) => `  underlay ${command}`).join("\n")}`;
}
