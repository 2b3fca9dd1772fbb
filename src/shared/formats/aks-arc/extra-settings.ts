import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { LIMITS } from "#shared/kinds/record-shape";

/** Kept values as the text that a cluster carries; undefined when it would be too long. */
export function printExtra(extra: JsonObject): string | undefined {
  if (Object.keys(extra).length === 0) return "";
  const text = JSON.stringify(sortKeys(extra), null, 2);
  return text.length > LIMITS.textLength ? undefined : text;
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
