import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from "yaml";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import { joinPath, type DuplicateKey, type JsonError } from "../json-text/json-error.ts";

/** Bounds on a text from a stranger: UTF-16 units of the whole and of a line, and levels of nesting. */
export const YAML_LIMITS = { length: 512 * 1024, line: 64 * 1024, depth: 64 } as const;

export interface ParsedYaml {
  readonly value: Json;
  /** Keys named twice in one map; the last one counts. At most 100. */
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Parses one YAML document of the core schema into JSON and says where and why it is none. Errors
 * have the codes `yaml-syntax`, `yaml-empty`, `yaml-too-deep`, `yaml-too-large` and `yaml-unsafe`.
 */
export function parseYamlText(text: string): Result<ParsedYaml, JsonError> {
  if (text.length > YAML_LIMITS.length)
    return refuse("yaml-too-large", "It is larger than 512 KB.");
  const long = text.split("\n").findIndex((line) => line.length > YAML_LIMITS.line);
  if (long >= 0) return refuse("yaml-too-large", "The line is longer than 64 KB.", long + 1);
  const lines = new LineCounter();
  const document = compose(text, lines);
  if (!document) return refuse("yaml-too-deep", TOO_DEEP);
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return err({ code: "yaml-syntax", message: sentence(error.message), line, column: col });
  }
  if (document.contents === null) return refuse("yaml-empty", "The text is empty.");
  const duplicates: DuplicateKey[] = [];
  const odd = inspect(document, lines, duplicates);
  if (odd) return err(odd);
  const plain: unknown = document.toJS();
  return ok({ value: toJson(plain), duplicates });
}

const TOO_DEEP = `It is nested deeper than ${YAML_LIMITS.depth} levels.`;

/** Undefined where the nesting is too deep even for the parser, which is recursive. */
function compose(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    const options = { schema: "core", prettyErrors: false, uniqueKeys: false } as const;
    return parseDocument(text, { ...options, lineCounter });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function refuse(code: string, message: string, line = 1): Result<never, JsonError> {
  return err({ code, message, line, column: 1 });
}

function sentence(message: string): string {
  const line = message.split("\n", 1)[0]?.trim() ?? "";
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

/** What the parser accepts and a configuration never needs: anchors, and keys that are no texts. */
function inspect(
  document: Document,
  lines: LineCounter,
  duplicates: DuplicateKey[],
): JsonError | undefined {
  let found: JsonError | undefined;
  const at = (offset = 0): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  visit(document, (_, node, path) => {
    if (isAlias(node)) {
      const message = "Anchors and aliases (& and *) are not read; write the value out.";
      found = { code: "yaml-unsafe", message, ...at(node.range?.[0]) };
    }
    if (path.filter(isCollection).length > YAML_LIMITS.depth)
      found = {
        code: "yaml-too-deep",
        message: TOO_DEEP,
        ...at(path.findLast(isNode)?.range?.[0]),
      };
    if (isMap(node)) {
      const names = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key) || key.value === "__proto__") {
          const message = "Only plain texts can be keys here.";
          const range = isScalar(key) || isMap(key) ? key.range : node.range;
          found = { code: "yaml-unsafe", message, ...at(range?.[0]) };
          continue;
        }
        const name = String(key.value);
        if (names.has(name) && duplicates.length < 100)
          duplicates.push({ path: pathOf(path, name), ...at(key.range?.[0]) });
        names.add(name);
      }
    }
    return found ? visit.BREAK : undefined;
  });
  return found;
}

function pathOf(parents: readonly unknown[], key: string): string {
  const keys = parents.flatMap((parent) =>
    typeof parent === "object" && parent !== null && "key" in parent && isScalar(parent.key)
      ? [String(parent.key.value)]
      : [],
  );
  return [...keys, key].reduce((path, step) => joinPath(path, step), "");
}

function toJson(value: unknown): Json {
  if (Array.isArray(value)) return value.map(toJson);
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "boolean") return value;
  return null;
}
