import { SaxesParser } from "saxes";
import { err, ok, type Result } from "#shared/kernel/result";

/** One element of an XML text. Attributes play no part in what is read here. */
export interface XmlNode {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly children: readonly XmlNode[];
  /** The text inside it, without that of its children, trimmed. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

export interface XmlError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Bounds on a text from a stranger: UTF-16 units, levels of nesting, elements. */
export const XML_LIMITS = { length: 64 * 1024 * 1024, depth: 64, nodes: 1_000_000 } as const;

interface Open {
  name: string;
  children: XmlNode[];
  text: string;
  line: number;
}

/** Reads XML into a tree. A document type is refused: nothing is expanded and nothing is fetched. */
export function parseXml(text: string): Result<XmlNode, XmlError> {
  if (text.length > XML_LIMITS.length) {
    return err({ message: "The text is larger than 64 MB.", line: 1, column: 1 });
  }
  const parser = new SaxesParser({ fileName: "" });
  const open: Open[] = [];
  let root: XmlNode | undefined;
  let failed: XmlError | undefined;
  let nodes = 0;
  const fail = (message: string): void => {
    failed ??= { message, line: parser.line, column: parser.column + 1 };
  };
  parser.on("error", ({ message }) => fail(sentence(message)));
  parser.on("doctype", () => fail("The text has a document type, which is not read."));
  parser.on("opentag", ({ name }) => {
    nodes += 1;
    if (open.length >= XML_LIMITS.depth)
      fail(`It is nested deeper than ${XML_LIMITS.depth} levels.`);
    if (nodes > XML_LIMITS.nodes) fail(`It has more than ${XML_LIMITS.nodes} elements.`);
    open.push({ name: name.replace(/^.*:/, ""), children: [], text: "", line: parser.line });
  });
  parser.on("text", (part) => {
    const last = open.at(-1);
    if (last && last.text.length < 65_536) last.text += part;
  });
  parser.on("closetag", () => {
    const done = open.pop();
    if (!done) return;
    const node = { ...done, text: done.text.trim() };
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else root ??= node;
  });
  // In pieces, so that a mistake ends the reading where it stands.
  for (let at = 0; at < text.length && !failed; at += 65_536)
    parser.write(text.slice(at, at + 65_536));
  if (!failed) parser.close();
  if (failed) return err(failed);
  return root ? ok(root) : err({ message: "There is no element in the text.", line: 1, column: 1 });
}

/** The message of the parser as a sentence, without the place that it begins with. */
function sentence(message: string): string {
  const text = message.replace(/^[^:]*:?\d+:\d+:\s*/, "").slice(0, 200);
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.?$/, "")}.`;
}
