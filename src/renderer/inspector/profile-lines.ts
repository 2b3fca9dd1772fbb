import type { Json } from "#shared/kernel/json";
import { findField, getKind, KINDS } from "#shared/kinds/index";
import type { FieldDef } from "#shared/model/field";
import type { Condition, FieldFact, Requirement, Source } from "#shared/profiles/define-profile";
import { jsonText } from "../project/json-text.ts";

/** One fact of a platform as a line that people read. */
export interface ProfileLine {
  readonly key: string;
  readonly field: string;
  /** Where it holds when not everywhere: "Plug-in is Flannel". */
  readonly where: string;
  readonly sort: LineSort;
  /** The value that the platform puts there; empty for none. */
  readonly value: string;
  readonly reason: string;
  readonly source: string;
}

export type LineSort = "required" | "fixed" | "assumed" | "optional" | "unavailable";

export const SORT_WORDS: Record<LineSort, string> = {
  required: "Required",
  fixed: "Fixed",
  assumed: "Assumed",
  optional: "Optional",
  unavailable: "Not available",
};

/** The lines of each kind of element, in the order of the outline. */
export interface ProfileGroup {
  readonly title: string;
  readonly lines: readonly ProfileLine[];
}

/** What a platform says, kind by kind, in the order of the fields. */
export function profileGroups(facts: readonly FieldFact[]): readonly ProfileGroup[] {
  return KINDS.flatMap((kind) => {
    const lines = kind.fields.flatMap((field) =>
      facts
        .filter((fact) => fact.kind === kind.name && fact.field === field.key)
        .map((fact, i) => lineOf(fact, field, i)),
    );
    return lines.length > 0 ? [{ title: kind.label, lines }] : [];
  });
}

function lineOf(fact: FieldFact, field: FieldDef, i: number): ProfileLine {
  return {
    key: `${fact.kind}.${fact.field}.${i}`,
    field: field.label,
    where: (fact.when ?? []).map((each) => conditionText(fact.kind, each)).join(", "),
    sort: sortOf(fact.requirement, fact.automatic !== undefined),
    value: automaticText(fact, field),
    reason: fact.reason,
    source: sourceText(fact.source),
  };
}

function sortOf(requirement: Requirement, hasValue: boolean): LineSort {
  switch (requirement) {
    case "automatic":
      return "fixed";
    case "optional":
      return hasValue ? "assumed" : "optional";
    case "required":
    case "unavailable":
      return requirement;
  }
}

function automaticText({ automatic }: FieldFact, field: FieldDef): string {
  if (!automatic) return "";
  if ("value" in automatic) return choiceText(field, automatic.value);
  if ("networkPrefix" in automatic) return "the prefix of the network";
  return `.${automatic.hostNumber} of the network`;
}

function conditionText(kind: string, { of, kind: wanted, field, equals }: Condition): string {
  const holder = of === "element" ? kind : (wanted ?? "");
  const def = field === undefined ? undefined : findField(holder, field);
  const inside = of === "parent" && holder !== "" ? `in a ${getKind(holder).label}` : "";
  if (!def) return inside;
  const test = `${def.label} is ${choiceText(def, equals)}`;
  return inside === "" ? test : `${inside}, ${test}`;
}

/** A value of a profile in words: the label of a choice, yes and no. */
function choiceText({ type }: FieldDef, value: Json | undefined): string {
  if (type.type === "boolean") return value === true ? "yes" : "no";
  if (type.type !== "enum" && type.type !== "set") return jsonText(value);
  const labelOf = (each: Json | undefined): string =>
    type.choices.find((choice) => choice.value === each)?.label ?? jsonText(each);
  return Array.isArray(value)
    ? value.map((each: Json) => labelOf(each)).join(", ")
    : labelOf(value);
}

/** A source in words: the title of a document and the heading. */
export function sourceText({ document, section }: Source): string {
  const title = document === "engineering" ? "Ordinary IP practice" : document;
  return section ? `${title}, ${section}` : title;
}
