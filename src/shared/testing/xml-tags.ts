/** One element of an XML file: its name, its attributes and how deep it lies. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly depth: number;
  /** Text directly inside it, with entities read. */
  readonly text: string;
}

const NAME = /[A-Za-z_:][\w:.-]*/y;
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g;

/**
 * Reads an XML file strictly: one root, tags closed in order, quoted attributes once each, no bare `&`
 * or `<`, no character that XML forbids, no doctype, no CDATA, no comment. Throws with the place.
 */
export function readXml(source: string): XmlTag[] {
  let at = 0;
  const tags: (XmlTag & { text: string })[] = [];
  const open: number[] = [];
  const fail = (why: string): never => {
    throw new Error(`${why} at ${at}: ${JSON.stringify(source.slice(at, at + 40))}`);
  };
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(source))
    fail("forbidden character");
  if (!source.isWellFormed()) fail("half a character");
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(source);
  if (declaration) at = declaration[0].length;
  const name = (): string => {
    NAME.lastIndex = at;
    const found = NAME.exec(source)?.[0] ?? fail("name expected");
    at += found.length;
    return found;
  };
  const space = () => {
    while (/\s/.test(source[at] ?? "")) at += 1;
  };
  while (at < source.length) {
    if (source[at] !== "<") {
      const end = source.indexOf("<", at);
      const text = source.slice(at, end < 0 ? source.length : end);
      const holder = tags[open.at(-1) ?? -1];
      if (!holder && text.trim() !== "") fail("text outside the root");
      if (holder) holder.text += unescaped(text, fail);
      at += text.length;
      continue;
    }
    if (source[at + 1] === "/") {
      at += 2;
      const closed = name();
      space();
      if (source[at] !== ">") fail("> expected");
      at += 1;
      if (tags[open.pop() ?? -1]?.name !== closed) fail(`</${closed}> closes something else`);
      continue;
    }
    if (open.length === 0 && tags.length > 0) fail("a second root");
    at += 1;
    const tag = {
      name: name(),
      attributes: {} as Record<string, string>,
      depth: open.length,
      text: "",
    };
    for (space(); source[at] !== ">" && source[at] !== "/"; space()) {
      const key = name();
      if (source[at] !== "=" || source[at + 1] !== '"') fail('=" expected');
      const end = source.indexOf('"', at + 2);
      if (end < 0) fail("attribute without end");
      const value = source.slice(at + 2, end);
      if (value.includes("<")) fail("< in an attribute");
      if (key in tag.attributes) fail(`${key} twice`);
      tag.attributes[key] = unescaped(value, fail);
      at = end + 1;
    }
    tags.push(tag);
    if (source[at] === "/") {
      if (source[at + 1] !== ">") fail("/> expected");
      at += 2;
    } else {
      at += 1;
      open.push(tags.length - 1);
    }
  }
  if (open.length > 0) fail("a tag is not closed");
  return tags;
}

function unescaped(text: string, fail: (why: string) => never): string {
  if (/&/.test(text.replace(ENTITY, ""))) fail("a bare &");
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (_, code: string) => {
    if (!code.startsWith("#")) return named[code] ?? fail(`unknown entity ${code}`);
    return String.fromCodePoint(
      code[1] === "x" ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1)),
    );
  });
}
