import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { LIMITS } from "#shared/kinds/record-shape";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import type { NoteSink } from "../notes.ts";

/** The kept keys as the text that the cluster carries; empty when there are none or too many. */
export function printKept(kept: JsonObject, notes: NoteSink): string {
  if (Object.keys(kept).length === 0) return "";
  const text = JSON.stringify(sortKeys(kept), null, 2);
  if (text.length <= LIMITS.textLength) return text;
  notes.warning(
    "schema-extra-too-long",
    "",
    "The keys without a place in the drawing are too many to keep; they are left out, and an export will not write them.",
  );
  return "";
}

/** The kept keys of a cluster; undefined when somebody has edited the text into something else. */
export function parseKept(text: string): JsonObject | undefined {
  if (text.trim() === "") return {};
  const parsed = parseJsonText(text);
  return parsed.ok && isJsonObject(parsed.value.value) ? parsed.value.value : undefined;
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
