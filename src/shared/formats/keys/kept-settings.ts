import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { LIMITS } from "#shared/kinds/record-shape";
import { parseJsonText } from "../json-text/parse-json-text.ts";

/** Settings without a place in the drawing as the text that an element carries; empty for none. */
export function printKept(parts: Readonly<Record<string, JsonObject | undefined>>): string {
  const given = Object.entries(parts).filter(
    (entry): entry is [string, JsonObject] =>
      entry[1] !== undefined && Object.keys(entry[1]).length > 0,
  );
  return given.length === 0 ? "" : JSON.stringify(sortKeys(Object.fromEntries(given)), null, 2);
}

/** True when the text is too long for a field of a design. */
export function isTooLong(text: string): boolean {
  return text.length > LIMITS.textLength;
}

/**
 * The settings by part; undefined when somebody has edited the text into something else. `names` are
 * the parts that there may be.
 */
export function parseKept<Name extends string>(
  text: string,
  names: readonly Name[],
): Partial<Record<Name, JsonObject>> | undefined {
  if (text.trim() === "") return {};
  const parsed = parseJsonText(text);
  if (!parsed.ok || !isJsonObject(parsed.value.value)) return undefined;
  const parts = Object.entries(parsed.value.value);
  const isWhole = parts.every(
    ([key, part]) => names.some((name) => name === key) && isJsonObject(part),
  );
  return isWhole ? (Object.fromEntries(parts) as Partial<Record<Name, JsonObject>>) : undefined;
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
