import { isJsonObject, sameJson, type Json, type JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import type { KeyDef } from "./key-def.ts";

/** Puts kept keys back into a file. What the design itself says wins, and the loser is named. */
export function mergeKept(
  base: JsonObject,
  kept: JsonObject,
  path: string,
  notes: NoteSink,
): JsonObject {
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(kept)) {
    const here = joinPath(path, key);
    const own = Object.keys(base).find((each) => each.toLowerCase() === key.toLowerCase()) ?? key;
    const said = base[own];
    if (said === undefined || said === null) merged[own] = value;
    else if (isJsonObject(said) && isJsonObject(value))
      merged[own] = mergeKept(said, value, here, notes);
    else if (Array.isArray(said) && Array.isArray(value))
      merged[own] = mergeLists(said, value, here, notes);
    else if (own === "Version") merged[own] = value;
    else if (!sameJson(said, value)) {
      notes.warning(
        "export-superseded",
        here,
        `The kept value ${JSON.stringify(value)} is not written: the design says ${JSON.stringify(said)}.`,
      );
    }
  }
  return merged;
}

function mergeLists(
  base: readonly Json[],
  kept: readonly Json[],
  path: string,
  notes: NoteSink,
): Json {
  const merged = base.map((said, i) => {
    const value = kept[i];
    const here = joinPath(path, i);
    return isJsonObject(said) && isJsonObject(value) ? mergeKept(said, value, here, notes) : said;
  });
  for (const [i, value] of kept.entries()) {
    if (i < base.length || !isJsonObject(value) || Object.keys(value).length === 0) continue;
    notes.warning(
      "export-left-out",
      joinPath(path, i),
      "Kept keys for this entry are not written: the design has no such entry any more.",
    );
  }
  return merged;
}

/** The same object with known keys first, in the order of the schema; the others follow as they come. */
export function orderKeys(value: JsonObject, defs: readonly KeyDef[]): JsonObject {
  const known = defs.flatMap(({ key, type }): [string, Json][] => {
    const item = value[key];
    if (item === undefined) return [];
    if (type.is === "section" && isJsonObject(item)) return [[key, orderKeys(item, type.keys)]];
    if (type.is === "list" && Array.isArray(item)) {
      return [
        [key, item.map((each: Json) => (isJsonObject(each) ? orderKeys(each, type.keys) : each))],
      ];
    }
    return [[key, item]];
  });
  const names = new Set(defs.map(({ key }) => key));
  return Object.fromEntries([
    ...known,
    ...Object.entries(value).filter(([key]) => !names.has(key)),
  ]);
}
