import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { compareText } from "#shared/kernel/order";
import { LIMITS } from "#shared/kinds/record-shape";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import type { ExtraSettings } from "./settings.ts";

/** The kept keys as the text that the cluster carries; empty when there are none. */
export function printExtraSettings(extra: ExtraSettings): string {
  const parts = Object.entries(extra).filter(
    ([, part]) => part !== undefined && Object.keys(part).length > 0,
  );
  return parts.length === 0
    ? ""
    : JSON.stringify(sortKeys(Object.fromEntries(parts) as JsonObject), null, 2);
}

/** True when the text is too long for a field of a design. */
export function isTooLong(text: string): boolean {
  return text.length > LIMITS.textLength;
}

/** The kept keys of a cluster; undefined when somebody has edited the text into something else. */
export function parseExtraSettings(text: string): ExtraSettings | undefined {
  if (text.trim() === "") return {};
  const parsed = parseJsonText(text);
  if (!parsed.ok || !isJsonObject(parsed.value.value)) return undefined;
  const { deployment = {}, wrapper = {}, legacy = {}, ...others } = parsed.value.value;
  const parts = { deployment, wrapper, legacy };
  if (Object.keys(others).length > 0 || !Object.values(parts).every(isJsonObject)) return undefined;
  return parts as ExtraSettings;
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
