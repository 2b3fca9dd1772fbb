import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { getKind, KINDS } from "#shared/kinds/index";
import { isEmptyValue, type FieldDef, type FieldType } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import type { Finding } from "./finding.ts";

type TypeName = FieldType["type"];

/** One text of an element that should read as an address, prefix or range, and where it stands. */
export interface TypedText {
  readonly field: string;
  readonly label: string;
  readonly type: TypeName;
  readonly text: string;
  /** Place in a list, or row of a table. */
  readonly index?: number;
  readonly column?: string;
}

/** The texts of an element whose fields, list items or table cells have one of the types. */
export function textsOf(element: ElementRecord, types: ReadonlySet<TypeName>): TypedText[] {
  const found: TypedText[] = [];
  for (const field of getKind(element.kind).fields) {
    const value = element.fields[field.key];
    if (isEmptyValue(value)) continue;
    const { key, label, type } = field;
    if (type.type === "rows") {
      for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
        for (const column of type.columns) {
          const cell: Json | undefined = isJsonObject(row) ? row[column.key] : undefined;
          if (!types.has(column.type.type) || isEmptyValue(cell)) continue;
          const place = { field: key, index, column: column.key };
          found.push({
            ...place,
            label: column.label,
            type: column.type.type,
            text: textFrom(cell),
          });
        }
      }
    } else if (types.has(type.type) && Array.isArray(value)) {
      value.forEach((item, index) =>
        found.push({ field: key, label, type: type.type, text: textFrom(item), index }),
      );
    } else if (types.has(type.type)) {
      found.push({ field: key, label, type: type.type, text: textFrom(value) });
    }
  }
  return found;
}

/** Kinds that have such fields. */
export function kindsWithTexts(types: ReadonlySet<TypeName>): string[] {
  const holds = ({ type }: FieldDef): boolean =>
    types.has(type.type) || (type.type === "rows" && type.columns.some(holds));
  return KINDS.filter((kind) => kind.fields.some(holds)).map((kind) => kind.name);
}

/** What tells findings on several texts of one field apart; nothing for a field with one text. */
export function placeOf({ index, column }: TypedText): { which?: string; data: JsonObject } {
  if (index === undefined) return { data: {} };
  const which = column === undefined ? String(index) : `${index}.${column}`;
  return { which, data: column === undefined ? { index } : { index, column } };
}

/** The value of the field with the text that a finding is about replaced, or taken out. */
export function withReplaced(
  element: ElementRecord,
  { subjects, data }: Finding,
  text: string | null,
): JsonObject {
  const field = subjects[0]?.field ?? "";
  const { index, column } = data;
  const value = element.fields[field];
  if (typeof index !== "number" || !Array.isArray(value)) return { [field]: text };
  const items: Json[] = [...value];
  const item = items[index];
  if (typeof column === "string")
    items[index] = { ...(isJsonObject(item) ? item : {}), [column]: text };
  else if (text === null) items.splice(index, 1);
  else items[index] = text;
  return { [field]: items };
}

function textFrom(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
