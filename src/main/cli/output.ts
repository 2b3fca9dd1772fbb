import { visibleText } from "#shared/runbook/visible-text";

/** Where a command writes. Text from files never reaches a terminal with its control characters. */
export interface Output {
  /** The answer: a line of text, made harmless. */
  line(text?: string): void;
  /** The answer as it stands: JSON, SVG, a runbook. */
  raw(content: string | Uint8Array): void;
  /** Something beside the answer, on standard error. */
  aside(text: string): void;
}

export function processOutput(): Output {
  return {
    line: (text = "") => void process.stdout.write(`${harmless(text)}\n`),
    raw: (content) => void process.stdout.write(content),
    aside: (text) => void process.stderr.write(`${harmless(text)}\n`),
  };
}

/** A line with control and direction characters written out, such as `[U+202E]`. */
export function harmless(line: string): string {
  return line === "" ? "" : visibleText(line);
}

/** Lines of at most `width` characters, broken at blanks; each begins with `indent`. */
export function wrapped(text: string, indent: string, width = 96): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}
