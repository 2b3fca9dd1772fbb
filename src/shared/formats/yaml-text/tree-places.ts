import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { joinPath } from "../json-text/json-error.ts";
import type { TextPlace } from "../text-places.ts";
import { YAML_LIMITS } from "./parse-yaml-text.ts";

/**
 * Where each key and list item of a YAML or JSON text stands, by path such as `a.b[0]`. For texts that
 * have been parsed without an error; of one that is too large no places are known.
 */
export function treePlaces(text: string): ReadonlyMap<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  if (text.length > YAML_LIMITS.length) return places;
  const lineCounter = new LineCounter();
  const options = { schema: "core", prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(text, { ...options, lineCounter });
  const note = (path: string, offset: number | undefined): void => {
    if (offset === undefined) return;
    const { line, col } = lineCounter.linePos(offset);
    places.set(path, { line, column: col });
  };
  const walk = (node: unknown, path: string): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const here = joinPath(path, String(key.value));
        note(here, key.range?.[0]);
        walk(value, here);
      }
    } else if (isSeq(node)) {
      for (const [i, item] of node.items.entries()) {
        const here = joinPath(path, i);
        if (isScalar(item) || isMap(item) || isSeq(item)) note(here, item.range?.[0]);
        walk(item, here);
      }
    }
  };
  walk(document.contents, "");
  return places;
}
