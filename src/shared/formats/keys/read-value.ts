import { parseInteger } from "#shared/address/integer";
import type { Json } from "#shared/kernel/json";
import { LIMITS } from "#shared/kinds/record-shape";
import type { NoteSink } from "../notes.ts";
import type { KeyDef } from "./key-def.ts";
import { isPlaceholder } from "./placeholder.ts";

/** Longest text that a value may be; longer ones are reported and left out. */
const LONGEST = 4_096;

/** A value of a key as the design keeps it: text as typed, whole numbers as numbers. */
export type Value = string | number | boolean | readonly string[];

/**
 * Reads one value of a known key. Undefined means that nothing is given: null, an empty text, or
 * something that was reported and left out. Numbers and switches may come as texts.
 */
export function readValue(
  def: KeyDef,
  value: Json,
  path: string,
  notes: NoteSink,
): Value | undefined {
  if (value === null) return undefined;
  switch (def.type.is) {
    case "text":
      return readText(def, def.type.choices, value, path, notes);
    case "integer":
      return readInteger(value, path, notes);
    case "boolean":
      return readFlag(value, path, notes);
    case "texts":
      return readTexts(def, value, path, notes);
    default:
      return undefined;
  }
}

function readText(
  def: KeyDef,
  choices: readonly string[] | undefined,
  value: Json,
  path: string,
  notes: NoteSink,
): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") {
    notes.info(
      "schema-type-coercion",
      path,
      `The value ${value} is a ${typeof value}; it is read as the text "${value}".`,
    );
    return fromChoices(choices, String(value), path, notes);
  }
  if (typeof value !== "string") return misfit("a text", value, path, notes);
  if (value.trim() === "") {
    if (def.needed)
      notes.warning(
        "schema-placeholder",
        path,
        "The value is empty, and the tools need it. Fill it in.",
      );
    return undefined;
  }
  return usable(value, path, notes) ? fromChoices(choices, value, path, notes) : undefined;
}

function fromChoices(
  choices: readonly string[] | undefined,
  value: string,
  path: string,
  notes: NoteSink,
): string {
  if (!choices) return value;
  const known = choices.find((each) => each.toLowerCase() === value.trim().toLowerCase());
  if (known === undefined) {
    const list = choices.join(", ");
    notes.error(
      "schema-unknown-value",
      path,
      `${shown(value)} is not one of the values known here: ${list}.`,
    );
  }
  return known ?? value;
}

function readInteger(value: Json, path: string, notes: NoteSink): number | string | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return misfit("a whole number", value, path, notes);
  if (value.trim() === "" || !usable(value, path, notes)) return undefined;
  const number = parseInteger(value.trim());
  // What is no number stays as it was typed: the rules say what is wrong with it.
  if (!number.ok) return value;
  notes.info(
    "schema-type-coercion",
    path,
    `The number ${number.value} is written as a text; it is read as a number.`,
  );
  return number.value;
}

function readFlag(value: Json, path: string, notes: NoteSink): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.trim().toLowerCase() : value;
  if (word === "") return undefined;
  if (typeof value === "string" && isPlaceholder(value)) {
    usable(value, path, notes);
    return undefined;
  }
  const read =
    word === "true" || word === 1 ? true : word === "false" || word === 0 ? false : undefined;
  if (read === undefined) return misfit("true or false", value, path, notes);
  notes.info("schema-type-coercion", path, `${shown(value)} is read as ${read}.`);
  return read;
}

/** A list of texts, or one text with commas between the items. Blank items are skipped. */
function readTexts(
  def: KeyDef,
  value: Json,
  path: string,
  notes: NoteSink,
): readonly string[] | undefined {
  const isLine = typeof value === "string";
  // The no-proxy list is one text in every schema; address lists became real lists later.
  if (isLine && !def.commas && value.trim() !== "") {
    notes.info(
      "schema-type-coercion",
      path,
      "The list is written as one text; it is split at the commas.",
    );
  }
  if (!isLine && !Array.isArray(value)) return misfit("a list of texts", value, path, notes);
  const given: readonly Json[] = isLine ? value.split(",") : (value as readonly Json[]);
  if (given.length > LIMITS.entries / 4) {
    notes.error(
      "schema-list-too-long",
      path,
      `The list has ${given.length} entries; the first ${LIMITS.entries / 4} are read.`,
    );
  }
  const items: string[] = [];
  for (const [i, item] of given.slice(0, LIMITS.entries / 4).entries()) {
    const here = isLine ? path : `${path}[${i}]`;
    if (item === null) continue;
    if (typeof item !== "string") misfit("a text", item, here, notes);
    else if (item.trim() === "") {
      if (value !== "")
        notes.info("schema-blank-entry", here, "The list has an empty entry; it is skipped.");
    } else if (def.commas ? item.length <= LONGEST : usable(item, here, notes))
      items.push(item.trim());
    else if (def.commas) tooLong(here, notes);
  }
  return items.length === 0 ? undefined : items;
}

function usable(value: string, path: string, notes: NoteSink): boolean {
  if (value.length > LONGEST) {
    tooLong(path, notes);
    return false;
  }
  if (!isPlaceholder(value)) return true;
  notes.error(
    "schema-placeholder",
    path,
    `${shown(value)} is a placeholder of a template; it is left out. Fill in the value.`,
  );
  return false;
}

function tooLong(path: string, notes: NoteSink): void {
  notes.error(
    "schema-value-too-long",
    path,
    `The value is longer than ${LONGEST} characters; it is left out.`,
  );
}

function misfit(expected: string, value: Json, path: string, notes: NoteSink): undefined {
  notes.error(
    "schema-wrong-type",
    path,
    `${capital(expected)} is expected here; ${shown(value)} is left out.`,
  );
  return undefined;
}

/** A value for a sentence, cut so that a pasted page stays readable. */
export function shown(value: Json): string {
  const text = Array.isArray(value)
    ? "a list"
    : typeof value === "object" && value !== null
      ? "an object"
      : JSON.stringify(value);
  return text.length > 62 ? `${text.slice(0, 60)}…"` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
