import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import { nearMiss } from "../near-miss.ts";
import { shown } from "../keys/read-value.ts";

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];

const KEYWORDS = [
  ..."$id $schema $ref $defs $comment title description default examples enum const type format".split(
    " ",
  ),
  ..."properties required items additionalProperties patternProperties allOf anyOf oneOf not".split(
    " ",
  ),
  ..."minimum maximum minLength maxLength minItems maxItems pattern multipleOf definitions".split(
    " ",
  ),
];

/** Says that a JSON Schema is no configuration, and where a strict engine would trip over it. */
export function describeSchema(schema: JsonObject, notes: NoteSink): void {
  const title = typeof schema["title"] === "string" ? ` (${shown(schema["title"])})` : "";
  notes.info(
    "schema-reference",
    "",
    `This is a JSON Schema${title}, not a configuration. It holds no design.`,
  );
  findQuirks(schema, "", notes);
}

function findQuirks(schema: JsonObject, path: string, notes: NoteSink): void {
  for (const [key, value] of Object.entries(schema)) {
    const here = joinPath(path, key);
    if (key === "type") reportTypes(value, here, notes);
    if (key === "properties" && isJsonObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (isJsonObject(inner)) findQuirks(inner, joinPath(here, name), notes);
      }
    } else if (isJsonObject(value)) {
      findQuirks(value, here, notes);
    }
    if (KEYWORDS.includes(key)) continue;
    const meant = nearMiss(key, KEYWORDS);
    if (meant !== undefined)
      notes.info(
        "schema-quirk",
        here,
        `${shown(key)} is no keyword of JSON Schema; ${meant} is meant. Engines ignore it.`,
      );
  }
}

function reportTypes(value: Json, path: string, notes: NoteSink): void {
  for (const type of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
    if (typeof type !== "string" || TYPES.includes(type)) continue;
    notes.info(
      "schema-quirk",
      path,
      `${shown(type)} is no type of JSON Schema; a strict engine refuses the file.`,
    );
  }
}
