import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { LIMITS } from "#shared/kinds/record-shape";
import { parseJsonText } from "../json-text/parse-json-text.ts";

/** Kept values as the text that a cluster carries; undefined when it would be too long. */
export function printExtra(extra: JsonObject): string | undefined {
  if (Object.keys(extra).length === 0) return "";
  const text = JSON.stringify(sortKeys(extra), null, 2);
  return text.length > LIMITS.textLength ? undefined : text;
}

/** The kept values of a cluster; undefined when somebody has edited the text into something else. */
export function parseExtra(text: string): JsonObject | undefined {
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
