/**
 * A small reader of Markdown for tests: CommonMark with tables, raw HTML and bare links switched on.
 * Written apart from the printer, and stricter than a browser would be: whatever could be markup in
 * some program is reported as markup.
 */
export interface MarkdownNode {
  readonly type: string;
  /** Text leaves only: what a reader sees. */
  readonly text?: string;
  readonly children?: readonly MarkdownNode[];
}

/** The blocks of a text, with inlines inside. */
export function readMarkdown(source: string): MarkdownNode[] {
  const lines = source.split(/\r\n|\n|\r/);
  const blocks: MarkdownNode[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(node("paragraph", readInlines(paragraph.join("\n"))));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line);
    const item = /^(\s*)([-+*]|\d{1,9}[.)])([ \t]+.*|)$/.exec(line);
    const next = lines[at + 1] ?? "";
    if (fence?.[1] !== undefined) {
      flush();
      const content: string[] = [];
      const close = new RegExp(`^ {0,3}\\${fence[1].charAt(0)}{${fence[1].length},}[ \\t]*$`);
      for (at += 1; at < lines.length && !close.test(lines[at] ?? ""); at += 1)
        content.push(lines[at] ?? "");
      blocks.push({ type: `fence ${fence[2]?.trim()}`, text: content.join("\n") });
    } else if (heading?.[1] !== undefined) {
      flush();
      blocks.push(node(`heading ${heading[1].length}`, readInlines(heading[2] ?? "")));
    } else if (/^ {0,3}([-*_])([ \t]*\1){2,}[ \t]*$/.test(line)) {
      flush();
      blocks.push({ type: "rule" });
    } else if (/^ {0,3}>/.test(line)) {
      flush();
      blocks.push({ type: "quote", children: readMarkdown(line.replace(/^ {0,3}> ?/, "")) });
    } else if (
      line.includes("|") &&
      /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(next)
    ) {
      flush();
      const rows: MarkdownNode[] = [];
      for (; at < lines.length && (lines[at] ?? "").includes("|"); at += 1) {
        rows.push(
          node(
            "row",
            splitCells(lines[at] ?? "").map((cell) => node("cell", readInlines(cell))),
          ),
        );
      }
      at -= 1;
      blocks.push(node("table", rows));
    } else if (item) {
      flush();
      const mark = /\d/.test(item[2] ?? "") ? "ordered" : (item[2] ?? "");
      blocks.push(node(`item ${mark}`, readInlines((item[3] ?? "").trim())));
    } else if (paragraph.length > 0 && /^ {0,3}(=+|-+)[ \t]*$/.test(line)) {
      flush();
      blocks.push({ type: "underlined heading" });
    } else if (/^ {0,3}<[a-z!?/]/i.test(line)) {
      flush();
      blocks.push({ type: "html", text: line });
    } else if (/^ {0,3}\[[^\]]+\]:/.test(line)) {
      flush();
      blocks.push({ type: "definition", text: line });
    } else if (paragraph.length === 0 && /^(?: {4}|\t)/.test(line)) {
      blocks.push({ type: "indented code", text: line });
    } else if (line.trim() === "") flush();
    else paragraph.push(line);
  }
  flush();
  return blocks;
}

/**
 * Cells of a row by two rules that programs follow: a bar is escaped by any backslash before it, or
 * by an odd number of them. They must agree.
 */
function splitCells(line: string): string[] {
  const row = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  const byAny = row.split(/(?<!\\)\|/);
  const byOdd = row.split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/);
  if (byAny.length !== byOdd.length)
    throw new Error(`programs disagree about the cells of: ${line}`);
  return byAny.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** Inlines: text, code spans, and every mark that is not escaped. */
export function readInlines(source: string): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "")
      nodes.push({ type: /https?:\/\/|www\.|\S@\S/i.test(text) ? "bare link" : "text", text });
    text = "";
  };
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at);
    const escape = /^\\([!-/:-@[-`{-~])/.exec(rest);
    const entity = /^&(?:(amp|lt|gt)|#(\d+));/.exec(rest);
    const run = /^`+/.exec(rest)?.[0];
    const close = run === undefined ? undefined : closingRun(source, at + run.length, run.length);
    const mark = /^(?:\*+|_+|~+|!?\[|\]\([^)]*\)|\]|<[a-z!?/]|\$)/i.exec(rest)?.[0];
    const loose = mark !== undefined && /^_+$/.test(mark) && isLoose(source, at, mark.length);
    if (escape?.[1] !== undefined) {
      text += escape[1];
      at += 2;
    } else if (entity) {
      text +=
        entity[1] === undefined ? String.fromCodePoint(Number(entity[2])) : ENTITIES[entity[1]];
      at += entity[0].length;
    } else if (run !== undefined && close !== undefined) {
      flush();
      nodes.push({ type: "code", text: spanText(source.slice(at + run.length, close)) });
      at = close + run.length;
    } else if (mark !== undefined && !loose) {
      flush();
      nodes.push({ type: `mark ${mark}` });
      at += mark.length;
    } else {
      text += run ?? mark ?? rest.charAt(0);
      at += (run ?? mark ?? rest.charAt(0)).length;
    }
  }
  flush();
  return nodes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

/** Underscores with blanks on both sides are underscores. */
function isLoose(source: string, at: number, length: number): boolean {
  return /^$|\s/.test(source.charAt(at - 1)) && /^$|\s/.test(source.charAt(at + length));
}

function closingRun(source: string, from: number, length: number): number | undefined {
  for (const match of source.slice(from).matchAll(/`+/g)) {
    if (match[0].length === length) return from + match.index;
  }
  return undefined;
}

function spanText(content: string): string {
  const line = content.replaceAll("\n", " ");
  return /^ .*[^ ].* $/.test(line) ? line.slice(1, -1) : line;
}

function node(type: string, children: readonly MarkdownNode[]): MarkdownNode {
  return { type, children };
}

/** The same tree without its text: what must not depend on names. */
export function markdownSkeleton(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map(({ type, children }) => (children ? `${type}(${markdownSkeleton(children)})` : type))
    .join(" ");
}

/** Every leaf of a type, in order. */
export function markdownLeaves(nodes: readonly MarkdownNode[], type: string): string[] {
  return nodes.flatMap((each) => [
    ...(each.type === type ? [each.text ?? ""] : []),
    ...markdownLeaves(each.children ?? [], type),
  ]);
}
