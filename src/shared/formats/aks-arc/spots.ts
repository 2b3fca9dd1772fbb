import { isJsonObject, type Json } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import { integer, text, texts } from "../keys/key-def.ts";
import { readValue } from "../keys/read-value.ts";
import type { NoteSink } from "../notes.ts";

/** One value of a file with its path. */
export interface Spot {
  readonly value: Json | undefined;
  readonly path: string;
}

/** The value under a path such as `networking.onprem.vlans`; absent parts give an absent value. */
export function spotAt(from: Spot, ...keys: readonly string[]): Spot {
  return keys.reduce(
    ({ value, path }: Spot, key): Spot => ({
      value: isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined,
      path: joinPath(path, key),
    }),
    from,
  );
}

/** Members of an object or items of a list, at most 256. */
export function spotsIn({ value, path }: Spot): readonly (Spot & { readonly key: string })[] {
  const entries: (readonly [string, Json])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((item, i) => [String(i), item] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return entries.slice(0, 256).map(([key, item], i) => ({
    key,
    value: item,
    path: joinPath(path, Array.isArray(value) ? i : key),
  }));
}

/** A text, or undefined. */
export function textAt(spot: Spot, notes: NoteSink): string | undefined {
  const read =
    spot.value === undefined ? undefined : readValue(text(""), spot.value, spot.path, notes);
  return typeof read === "string" ? read : undefined;
}

/** A whole number, the text that stands instead of one, or undefined. */
export function numberAt(spot: Spot, notes: NoteSink): number | string | undefined {
  const read =
    spot.value === undefined ? undefined : readValue(integer(""), spot.value, spot.path, notes);
  return typeof read === "number" || typeof read === "string" ? read : undefined;
}

/** A list of texts; one text is a list of one. */
export function textsAt(spot: Spot, notes: NoteSink): readonly string[] | undefined {
  if (spot.value === undefined || spot.value === null) return undefined;
  if (!Array.isArray(spot.value)) {
    const single = textAt(spot, notes);
    return single === undefined ? undefined : [single];
  }
  const read = readValue(texts(""), spot.value, spot.path, notes);
  return typeof read === "object" ? read : undefined;
}
