import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import type { KeyDef } from "./key-def.ts";
import { nearMiss } from "../near-miss.ts";
import { readValue, shown, type Value } from "./read-value.ts";

/** One object of a file, read by its keys. What has no place in a design waits in `kept`. */
export interface Section {
  readonly path: string;
  /** True when the file has the key, even with null. */
  has(key: string): boolean;
  /** The path of a key, spelled as in the file. */
  pathOf(key: string): string;
  text(key: string): string | undefined;
  /** A number, or the text that stands instead of one. */
  integer(key: string): number | string | undefined;
  flag(key: string): boolean | undefined;
  texts(key: string): readonly string[] | undefined;
  /** A part; an absent one reads as empty. */
  section(key: string): Section;
  list(key: string): readonly Section[];
  /** Unknown keys and those without a place in the drawing, as they were. */
  readonly kept: JsonObject;
}

/** Reads an object by a list of known keys, in any case. Every key is used, kept, or reported. */
export function readSection(
  defs: readonly KeyDef[],
  value: JsonObject,
  path: string,
  notes: NoteSink,
  homes: ReadonlyMap<string, string> = keyHomes(defs),
): Section {
  const known = new Map(defs.map((def) => [def.key.toLowerCase(), def]));
  const paths = new Map<string, string>();
  const values = new Map<string, Value>();
  const sections = new Map<string, Section>();
  const lists = new Map<string, readonly Section[]>();
  const kept: Record<string, Json> = {};

  for (const [key, item] of Object.entries(value)) {
    const here = joinPath(path, key);
    const def = known.get(key.toLowerCase());
    if (!def) {
      keepUnknown(key, item, here);
      continue;
    }
    if (paths.has(def.key)) {
      notes.error(
        "schema-duplicate-key",
        here,
        `The key stands here twice, as ${paths.get(def.key)} too; the last one counts.`,
      );
      delete kept[def.key];
      values.delete(def.key);
    } else if (key !== def.key) {
      notes.info(
        "schema-key-case",
        here,
        `The schema spells this key ${def.key}; capitals do not matter to the product.`,
      );
    }
    paths.set(def.key, here);
    take(def, item, here);
  }

  return {
    path,
    has: (key) => paths.has(key),
    pathOf: (key) => paths.get(key) ?? joinPath(path, key),
    text: (key) => asText(values.get(key)),
    integer: (key) => asInteger(values.get(key)),
    flag: (key) => asFlag(values.get(key)),
    texts: (key) => asTexts(values.get(key)),
    section: (key) => sections.get(key) ?? emptySection(joinPath(path, key)),
    list: (key) => lists.get(key) ?? [],
    kept,
  };

  function take(def: KeyDef, item: Json, here: string): void {
    if (def.type.is === "section") {
      if (item === null) return;
      if (!isJsonObject(item)) return wrongShape("an object", item, here);
      const part = readSection(def.type.keys, item, here, notes, homes);
      sections.set(def.key, part);
      if (Object.keys(part.kept).length > 0) kept[def.key] = part.kept;
      return;
    }
    if (def.type.is === "list") {
      if (item === null) return;
      if (!Array.isArray(item)) return wrongShape("a list", item, here);
      lists.set(def.key, takeList(def.key, def.type.keys, def.type.most, item, here));
      return;
    }
    if (def.type.is === "anything") {
      if (item === null) return;
      if (def.secret) return leaveSecret(here);
      kept[def.key] = withoutSecrets(item, here, notes);
      return;
    }
    const read = readValue(def, item, here, notes);
    if (read === undefined || read === def.default) return;
    if (def.secret) return leaveSecret(here);
    values.set(def.key, read);
    if (def.kept) kept[def.key] = read;
  }

  function takeList(
    key: string,
    keys: readonly KeyDef[],
    most: number,
    items: readonly Json[],
    here: string,
  ): readonly Section[] {
    if (items.length > most) {
      notes.error(
        "schema-list-too-long",
        here,
        `The list has ${items.length} entries; the first ${most} are read and the others left out.`,
      );
    }
    const parts = items.slice(0, most).map((item, i) => {
      const at = joinPath(here, i);
      if (isJsonObject(item)) return readSection(keys, item, at, notes, homes);
      wrongShape("an object", item, at);
      return emptySection(at);
    });
    if (parts.some((part) => Object.keys(part.kept).length > 0))
      kept[key] = parts.map((part) => part.kept);
    return parts;
  }

  function keepUnknown(key: string, item: Json, here: string): void {
    const home = homes.get(key.toLowerCase());
    const meant = nearMiss(
      key,
      defs.map((def) => def.key),
    );
    const hint =
      home !== undefined
        ? ` It belongs in ${home}.`
        : meant !== undefined
          ? ` Is ${meant} meant?`
          : "";
    if (SECRET_NAME.test(key) && typeof item === "string" && item !== "") {
      notes.warning("schema-unknown-key", here, `The schema has no such key.${hint}`);
      return leaveSecret(here);
    }
    const kind =
      item === null ? "It is empty" : "It is kept as it is, and an export writes it back";
    notes.warning(
      "schema-unknown-key",
      here,
      `The schema has no such key, so the product does not read it.${hint} ${kind}.`,
    );
    kept[key] = withoutSecrets(item, here, notes);
  }

  function leaveSecret(here: string): void {
    reportSecret(here, notes);
  }

  function wrongShape(expected: string, item: Json, here: string): void {
    const start = expected.charAt(0).toUpperCase() + expected.slice(1);
    notes.error(
      "schema-wrong-type",
      here,
      `${start} is expected here; ${shown(item)} is left out.`,
    );
  }
}

/** The same value with an empty text for whatever is named like a secret. */
function withoutSecrets(value: Json, path: string, notes: NoteSink): Json {
  if (Array.isArray(value)) {
    return value.map((item: Json, i) => withoutSecrets(item, joinPath(path, i), notes));
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => {
    const here = joinPath(path, key);
    if (typeof item !== "string" || item === "" || !SECRET_NAME.test(key)) {
      return [key, withoutSecrets(item, here, notes)];
    }
    reportSecret(here, notes);
    return [key, ""];
  });
  return Object.fromEntries(entries);
}

function reportSecret(path: string, notes: NoteSink): void {
  notes.warning(
    "schema-secret",
    path,
    "This is a secret; it is not taken into the design. Enter it on the device.",
  );
}

const SECRET_NAME = /secret|password|passphrase|token|certificatekey/i;

/** A section of which nothing is given. */
function emptySection(path: string): Section {
  return {
    path,
    has: () => false,
    pathOf: (key) => joinPath(path, key),
    text: () => undefined,
    integer: () => undefined,
    flag: () => undefined,
    texts: () => undefined,
    section: (key) => emptySection(joinPath(path, key)),
    list: () => [],
    kept: {},
  };
}

/** In which part each key belongs, for a key that stands in the wrong one. */
function keyHomes(
  defs: readonly KeyDef[],
  path = "",
  into = new Map<string, string>(),
): Map<string, string> {
  for (const { key, type } of defs) {
    if (path !== "" && !into.has(key.toLowerCase())) into.set(key.toLowerCase(), path);
    if (type.is === "section") keyHomes(type.keys, joinPath(path, key), into);
    if (type.is === "list") keyHomes(type.keys, `${joinPath(path, key)}[]`, into);
  }
  return into;
}

function asText(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
function asInteger(value: Value | undefined): number | string | undefined {
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}
function asFlag(value: Value | undefined): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}
function asTexts(value: Value | undefined): readonly string[] | undefined {
  return typeof value === "object" ? value : undefined;
}
