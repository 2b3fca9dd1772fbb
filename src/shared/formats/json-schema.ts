import type { Json, JsonObject } from "#shared/kernel/json";
import { ID_PATTERN } from "#shared/kernel/ids";
import { KINDS, LINKS } from "#shared/kinds/index";
import { LIMITS } from "#shared/kinds/record-shape";
import type { KindDef } from "#shared/model/define-kind";
import type { FieldDef, FieldType } from "#shared/model/field";
import { TEXT_FORM_VERSION } from "./text-form.ts";

/**
 * The JSON Schema (draft 2020-12) of the text form, made from the kinds. It says which keys there
 * are and what they mean; since a design keeps what was typed, it does not refuse a wrong address.
 */
export function textFormSchema(): JsonObject {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:underlay:text-form:${TEXT_FORM_VERSION}`,
    title: "Underlay project, text form",
    type: "object",
    properties: {
      $schema: { type: "string" },
      format: { const: "underlay" },
      version: { const: TEXT_FORM_VERSION },
      name: NAME,
      notes: { type: "string", maxLength: LIMITS.textLength },
      elements: { type: "array", items: { $ref: "#/$defs/element" } },
      links: { type: "array", items: { $ref: "#/$defs/link" } },
      views: { type: "array", items: record({ id: ID, name: NAME }) },
      placements: { type: "array", items: PLACEMENT },
      waivers: { type: "array", items: WAIVER },
      baselines: {
        type: "array",
        description: "Elements as they were when their site was frozen as deployed.",
        items: elementSchema({ site: ID }),
      },
    },
    required: ["format", "version", "name"],
    additionalProperties: false,
    $defs: {
      element: elementSchema({}),
      link: record(
        {
          id: ID,
          kind: { enum: LINKS.map(({ name }) => name) },
          from: ID,
          to: ID,
          fields: { type: "object" },
        },
        ["id", "kind", "from", "to"],
      ),
      ...Object.fromEntries(KINDS.map((kind) => [fieldsName(kind), fieldsSchema(kind)])),
    },
  };
}

const ID = { type: "string", pattern: ID_PATTERN.source } as const;
const NAME = { type: "string", maxLength: LIMITS.nameLength } as const;
const COORDINATE = {
  type: "number",
  minimum: -LIMITS.coordinate,
  maximum: LIMITS.coordinate,
} as const;
const EXTENT = { type: "number", minimum: 0, maximum: LIMITS.coordinate } as const;

const PLACEMENT = record({
  view: ID,
  element: ID,
  x: COORDINATE,
  y: COORDINATE,
  w: EXTENT,
  h: EXTENT,
});

const WAIVER = record({
  id: ID,
  finding: { type: "string", maxLength: 1_024 },
  rule: { type: "string", maxLength: 64 },
  reason: { type: "string", maxLength: LIMITS.textLength },
  owner: NAME,
  expires: { anyOf: [{ type: "string", format: "date" }, { type: "null" }] },
});

function record(
  properties: JsonObject,
  required: readonly string[] = Object.keys(properties),
): JsonObject {
  return { type: "object", properties, required, additionalProperties: false };
}

/** An element record; `more` are required keys that stand beside its own. */
function elementSchema(more: JsonObject): JsonObject {
  return {
    type: "object",
    properties: {
      ...more,
      id: ID,
      kind: { enum: KINDS.map(({ name }) => name) },
      name: NAME,
      parent: {
        anyOf: [ID, { type: "null" }],
        description: "Id of the element that contains it; absent at the top.",
      },
      fields: { type: "object" },
    },
    required: [...Object.keys(more), "id", "kind", "name"],
    additionalProperties: false,
    allOf: KINDS.map((kind) => ({
      if: { properties: { kind: { const: kind.name } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { properties: { fields: { $ref: `#/$defs/${fieldsName(kind)}` } } },
    })),
  };
}

function fieldsName(kind: KindDef): string {
  return `${kind.name}Fields`;
}

function fieldsSchema(kind: KindDef): JsonObject {
  return {
    title: kind.label,
    description: kind.summary,
    type: "object",
    properties: Object.fromEntries(kind.fields.map((field) => [field.key, fieldSchema(field)])),
    additionalProperties: false,
  };
}

function fieldSchema({ label, help, unit, type }: FieldDef): JsonObject {
  const about = [help, unit === undefined ? undefined : `In ${unit}.`].filter(
    (part) => part !== undefined,
  );
  return {
    title: label,
    ...(about.length > 0 ? { description: about.join(" ") } : {}),
    ...typeSchema(type),
  };
}

const TEXT: JsonObject = { type: "string", maxLength: LIMITS.textLength };

function typeSchema(type: FieldType): JsonObject {
  switch (type.type) {
    case "ipv4":
      return example("10.0.0.5");
    case "prefix":
      return example("10.0.0.0/24");
    case "interface-address":
      return example("10.0.0.5/24");
    case "range":
      return example("10.0.0.5-10.0.0.9");
    case "mac":
      return example("00-15-5D-01-02-03");
    case "proxy-url":
      return example("http://proxy.plant.local:3128");
    case "ipv4-list":
    case "prefix-list":
    case "range-list":
    case "text-list":
      return listOf(TEXT);
    case "integer-list":
      return listOf(COUNT);
    case "set":
      return listOf({ anyOf: [{ enum: type.choices.map(({ value }) => value) }, TEXT] });
    case "integer":
      return { ...COUNT, description: `A whole number from ${type.min} to ${type.max}.` };
    case "boolean":
      return { type: "boolean" };
    case "enum":
      return { anyOf: [{ enum: type.choices.map(({ value }) => value) }, TEXT] };
    case "ref":
      return { ...ID, description: `Id of an element of kind ${type.kinds.join(" or ")}.` };
    case "rows":
      return listOf({
        type: "object",
        properties: Object.fromEntries(
          type.columns.map((column) => [column.key, fieldSchema(column)]),
        ),
        additionalProperties: false,
      });
    case "text":
    case "dns-name":
    case "date":
      return TEXT;
  }
}

/** A number, or the text that was typed instead of one. */
const COUNT: JsonObject = { anyOf: [{ type: "number" }, { type: "string" }] };

function example(text: string): JsonObject {
  return { ...TEXT, examples: [text] as Json };
}

function listOf(items: JsonObject): JsonObject {
  return { type: "array", maxItems: LIMITS.entries, items };
}
