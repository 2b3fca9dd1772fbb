import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import { textPlaces } from "../text-places.ts";
import type { NoteSink } from "../notes.ts";

/** One Azure resource of a kind that can be drawn. */
export interface Resource {
  /** The last part of its type, in small letters. */
  readonly type: string;
  readonly path: string;
  readonly value: JsonObject;
}

const TYPES: ReadonlySet<string> = new Set([
  "microsoft.azurestackhci/logicalnetworks",
  "microsoft.hybridcontainerservice/virtualnetworks",
  "microsoft.hybridcontainerservice/provisionedclusterinstances",
  "microsoft.hybridcontainerservice/provisionedclusters",
  "microsoft.kubernetesruntime/loadbalancers",
]);

/** The most resources that are read of one file. */
const MOST = 256;

/** The resource itself, those of a list or an answer with `value`, or those of a template. */
export function resourcesIn(value: Json): readonly Resource[] {
  return [...candidates(value, "")].slice(0, MOST);
}

function* candidates(value: Json, path: string): Generator<Resource> {
  if (Array.isArray(value)) {
    for (const [i, item] of (value as readonly Json[]).entries())
      yield* candidates(item, joinPath(path, i));
    return;
  }
  if (!isJsonObject(value)) return;
  const type = typeOf(value);
  if (type !== undefined && TYPES.has(type)) {
    yield { type: type.split("/")[1] ?? "", path, value };
    return;
  }
  // An answer to a list call has `value`; a template has a list, or since languageVersion 2.0 a map.
  for (const key of ["value", "resources"]) {
    const inner = value[key];
    const here = joinPath(path, key);
    if (Array.isArray(inner)) yield* candidates(inner, here);
    else if (isJsonObject(inner)) {
      for (const [name, item] of Object.entries(inner))
        yield* candidates(item, joinPath(here, name));
    }
  }
}

/** The type that a resource names, else the one in its id. */
function typeOf({ type, id }: JsonObject): string | undefined {
  if (typeof type === "string") return type.toLowerCase();
  if (typeof id !== "string") return undefined;
  const at = id.lastIndexOf("/providers/");
  const [provider, kind] =
    at < 0
      ? []
      : id
          .slice(at + 11)
          .toLowerCase()
          .split("/", 2);
  return provider === undefined || kind === undefined ? undefined : `${provider}/${kind}`;
}

/** A resource without the expressions of a template, `[parameters('x')]`; each is named. */
export function withoutExpressions(
  value: JsonObject,
  path: string,
  text: string,
  notes: NoteSink,
): JsonObject {
  const places = textPlaces(text);
  let from = 0;
  function strip(item: Json, here: string): Json | undefined {
    if (typeof item === "string") {
      if (!/^\[(?!\[).*\]$/s.test(item)) return item.startsWith("[[") ? item.slice(1) : item;
      const found = text.indexOf(JSON.stringify(item), from);
      if (found >= 0) from = found + 1;
      const place = found < 0 ? undefined : places(found);
      const where = place ? `Line ${place.line}, column ${place.column}: ` : "";
      notes.warning(
        "not-a-literal",
        here,
        `${where}This is an expression of a template; it is left out. Write the value instead.`,
      );
      return undefined;
    }
    if (Array.isArray(item))
      return (item as readonly Json[]).flatMap((each, i) => {
        const kept = strip(each, joinPath(here, i));
        return kept === undefined ? [] : [kept];
      });
    if (!isJsonObject(item)) return item;
    return stripObject(item, here);
  }
  function stripObject(object: JsonObject, here: string): JsonObject {
    const entries = Object.entries(object).flatMap(([key, item]): [string, Json][] => {
      const kept = strip(item, joinPath(here, key));
      return kept === undefined ? [] : [[key, kept]];
    });
    return Object.fromEntries(entries);
  }
  return stripObject(value, path);
}
