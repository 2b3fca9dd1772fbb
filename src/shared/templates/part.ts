import type { Json, JsonObject } from "#shared/kernel/json";
import { isJsonObject } from "#shared/kernel/json";
import { getKind } from "#shared/kinds/index";
import { applyChanges, type RecordChange } from "#shared/model/change";
import type { FieldDef, FieldType } from "#shared/model/field";
import { findRecord, recordsOf, type Project } from "#shared/model/project";

/** A whole design that becomes a part of a larger one. */
interface Part {
  readonly project: Project;
  /** Put before every id, so that the same template can be used more than once. */
  readonly prefix: string;
  /** Pieces of names and values that read otherwise in this part, in order. */
  readonly instead?: readonly (readonly [from: string, to: string])[];
}

/** The one Internet that all parts share. */
const SHARED = "internet";

/** The design with the elements and links of the part added. */
export function withPart(project: Project, { project: part, prefix, instead = [] }: Part): Project {
  const idOf = (id: string): string => (id === SHARED ? id : `${prefix}-${id}`);
  const reword = (text: string): string =>
    instead.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  function moved(value: Json, type: FieldType | undefined): Json {
    if (typeof value === "string") return type?.type === "ref" ? idOf(value) : reword(value);
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => moved(item, type));
    if (!isJsonObject(value)) return value;
    return movedFields(value, type?.type === "rows" ? type.columns : []);
  }
  function movedFields(fields: JsonObject, defs: readonly FieldDef[]): JsonObject {
    const entries = Object.entries(fields).map(([key, value]): [string, Json] => {
      return [key, moved(value, defs.find((def) => def.key === key)?.type)];
    });
    return Object.fromEntries(entries);
  }
  const elements = [...recordsOf(part, "elements")]
    .filter(({ id }) => id !== SHARED || !findRecord(project, "elements", SHARED))
    .map((element): RecordChange => {
      const { id, parent, name, fields } = element;
      const after = {
        ...element,
        id: idOf(id),
        parent: parent === null ? null : idOf(parent),
        name: reword(name),
        fields: movedFields(fields, getKind(element.kind).fields),
      };
      return { collection: "elements", id: after.id, before: null, after };
    });
  const links = [...recordsOf(part, "links")].map((link): RecordChange => {
    const after = { ...link, id: idOf(link.id), from: idOf(link.from), to: idOf(link.to) };
    return { collection: "links", id: after.id, before: null, after };
  });
  return applyChanges(project, [...elements, ...links]);
}
