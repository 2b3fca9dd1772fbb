import { isJsonObject, sameJson, type Json } from "#shared/kernel/json";
import { isEmptyValue, type FieldDef } from "#shared/model/field";

/** What becomes of a value of the project when an import has one too. */
export type MergedValue =
  | { readonly is: "same" }
  | { readonly is: "changed" | "conflict"; readonly value: Json };

/** Lists in which more entries mean more, and not something else. */
const GROWING = ["rows", "range-list", "prefix-list", "text-list"];

/**
 * An empty value is filled in, a list grows by what it lacks, and anything else that differs is in
 * conflict. Rows are the same entry when their first column is. Empty values of the import, and those
 * that a new element has anyway, say nothing.
 */
export function mergeValue(field: FieldDef, own: Json | undefined, theirs: Json): MergedValue {
  if (isEmptyValue(theirs) || sameJson(own, theirs)) return { is: "same" };
  if (isEmptyValue(own)) return { is: "changed", value: theirs };
  if (sameJson(theirs, field.default)) return { is: "same" };
  if (GROWING.includes(field.type.type) && Array.isArray(own) && Array.isArray(theirs)) {
    return mergeLists(field, own, theirs);
  }
  return { is: "conflict", value: theirs };
}

function mergeLists(field: FieldDef, own: readonly Json[], theirs: readonly Json[]): MergedValue {
  const merged = [...own];
  let replaced = 0;
  for (const item of theirs) {
    if (merged.some((each) => sameJson(each, item))) continue;
    const at = merged.findIndex((each) => isSameEntry(field, each, item));
    if (at < 0) merged.push(item);
    else {
      merged[at] = item;
      replaced += 1;
    }
  }
  if (replaced > 0) return { is: "conflict", value: merged };
  return merged.length > own.length ? { is: "changed", value: merged } : { is: "same" };
}

function isSameEntry({ type }: FieldDef, one: Json, other: Json): boolean {
  const key = type.type === "rows" ? type.columns[0]?.key : undefined;
  return (
    key !== undefined &&
    isJsonObject(one) &&
    isJsonObject(other) &&
    !isEmptyValue(one[key]) &&
    sameJson(one[key], other[key])
  );
}
