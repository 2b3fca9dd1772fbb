import type { Facts } from "#shared/facts/engine";
import type { Json, JsonObject } from "#shared/kernel/json";
import { sameJson } from "#shared/kernel/json";
import { inSentence } from "#shared/kernel/words";
import { findField, getKind } from "#shared/kinds/index";
import type { RecordChange } from "#shared/model/change";
import type { FieldDef } from "#shared/model/field";
import { findRecord } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { pathOf, valueText } from "./describe.ts";
import { jsonText } from "./json-text.ts";

/** One thing that an edit changes, in words: what, how it was, how it will be. */
export interface ChangeLine {
  readonly id: string;
  /** "line4-node-a eth0, address". */
  readonly what: string;
  /** Empty for what was not there. */
  readonly before: string;
  /** Empty for what will be gone. */
  readonly after: string;
}

/** What an edit changes in the design, one line for each field. Where things are drawn is left out. */
export function changeLines(facts: Facts, changes: readonly RecordChange[]): ChangeLine[] {
  const names = namesIn(facts, changes);
  return changes.flatMap((change): ChangeLine[] => {
    const { collection, id, before, after } = change;
    if (collection === "elements") return elementLines(facts, names, before, after);
    if (collection === "links") {
      const link = after ?? before;
      const ends = link ? `${names(link.from)} – ${names(link.to)}` : "";
      return [
        {
          id: `link ${id}`,
          what: "Connection",
          before: before ? ends : "",
          after: after ? ends : "",
        },
      ];
    }
    return [];
  });
}

type Names = (id: string) => string;

/** Names of elements as they will be, a port with what carries it. */
function namesIn(facts: Facts, changes: readonly RecordChange[]): Names {
  const made = new Map<string, ElementRecord>();
  for (const { collection, after } of changes) {
    if (collection === "elements" && after) made.set(after.id, after as ElementRecord);
  }
  return (id) => {
    const element = made.get(id) ?? findRecord(facts.project, "elements", id);
    if (!element) return id;
    const isPart = ["port", "bar"].includes(getKind(element.kind).shape);
    const owner = isPart
      ? (made.get(element.parent ?? "") ?? pathOf(facts.project, element).at(-1))
      : undefined;
    return owner ? `${owner.name} ${element.name}` : element.name;
  };
}

function elementLines(
  facts: Facts,
  names: Names,
  before: ElementRecord | null,
  after: ElementRecord | null,
): ChangeLine[] {
  const element = after ?? before;
  if (!element) return [];
  const { id, kind } = element;
  const label = getKind(kind).label;
  if (!before || !after) {
    const text = [names(id), summaryOf(facts, kind, element.fields)].filter((each) => each !== "");
    const shown = text.join(": ");
    return [{ id, what: label, before: before ? shown : "", after: after ? shown : "" }];
  }
  const keys = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const fields = keys
    .filter((key) => !sameJson(before.fields[key], after.fields[key]))
    .map((key) => ({
      key,
      what: inSentence(findField(kind, key)?.label ?? key),
      before: fieldText(facts, findField(kind, key), before.fields[key]),
      after: fieldText(facts, findField(kind, key), after.fields[key]),
    }));
  const own = [
    { key: "(name)", what: "name", before: before.name, after: after.name },
    {
      key: "(parent)",
      what: "place",
      before: before.parent === null ? "the project" : names(before.parent),
      after: after.parent === null ? "the project" : names(after.parent),
    },
  ].filter((line) => line.before !== line.after);
  return [...own, ...fields].map(({ key, what, ...values }) => ({
    id: `${id} ${key}`,
    what: `${names(id)}, ${what}`,
    ...values,
  }));
}

function fieldText(facts: Facts, field: FieldDef | undefined, value: Json | undefined): string {
  if (!field) return jsonText(value);
  if (field.type.type !== "rows" || !Array.isArray(value)) return valueText(facts, field, value);
  const { columns } = field.type;
  const rows = value.map((row) =>
    columns
      .map((column) => valueText(facts, column, (row as JsonObject | null)?.[column.key]))
      .filter((text) => text !== "")
      .join(" "),
  );
  return rows.join("; ");
}

/** What is given on a new or doomed element. */
function summaryOf(facts: Facts, kind: string, fields: JsonObject): string {
  return Object.entries(fields)
    .flatMap(([key, value]) => {
      const field = findField(kind, key);
      const text = field ? fieldText(facts, field, value) : "";
      return field && text !== "" ? [`${inSentence(field.label)} ${text}`] : [];
    })
    .join(", ");
}
