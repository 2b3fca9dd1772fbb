import { sameJson, type Json } from "#shared/kernel/json";
import { governingFact } from "#shared/facts/field-values";
import { effectiveValue } from "#shared/facts/readings";
import type { Facts } from "#shared/facts/engine";
import { isEmptyValue, type FieldDef } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import type { FieldFact } from "#shared/profiles/define-profile";
import { valueText } from "../project/describe.ts";

/** How a field stands on the elements that are edited. One element, or several of one kind. */
export interface FieldView {
  readonly field: FieldDef;
  readonly targets: readonly ElementRecord[];
  /** What is typed in the document; undefined when empty, and when the targets differ. */
  readonly stored: Json | undefined;
  /** The targets hold different values. */
  readonly isMixed: boolean;
  /** What the platform says about it here. */
  readonly fact: FieldFact | undefined;
  /** Set by the platform and not overridden: shown, not editable. */
  readonly isLocked: boolean;
  /** The platform has no such field. */
  readonly isUnused: boolean;
  readonly isRequired: boolean;
  /** The value that holds while nothing is typed, as text. */
  readonly assumed: string;
  /** The value that holds, typed or automatic. */
  readonly effective: Json | undefined;
}

/** Says how a field of one or more elements is to be shown. */
export function fieldView(
  facts: Facts,
  targets: readonly ElementRecord[],
  field: FieldDef,
): FieldView {
  const [first] = targets;
  if (!first) throw new Error("a field needs an element");
  const value = first.fields[field.key];
  const isMixed = targets.some((each) => !sameJson(each.fields[field.key], value));
  const fact = governingFact(facts, first, field.key);
  const { value: effective } = effectiveValue(facts, first, field.key);
  const empty = { ...first, fields: { ...first.fields, [field.key]: null } };
  const automatic = effectiveValue(facts, empty, field.key).value;
  const isEmpty = !isMixed && isEmptyValue(value);
  const isAutomatic = fact?.requirement === "automatic";
  return {
    field,
    targets,
    stored: isMixed ? undefined : value,
    isMixed,
    fact,
    effective: isMixed ? undefined : effective,
    // Several elements may each have a value of their own from the platform.
    isLocked: isAutomatic && !isMixed && (isEmpty || sameJson(value, automatic)),
    isUnused: fact?.requirement === "unavailable" && isEmpty,
    isRequired: fact?.requirement === "required" && isEmpty,
    assumed: valueText(facts, field, automatic),
  };
}

/** The words in an empty box: what is assumed, or that the targets differ. */
export function placeholderOf(view: FieldView): string {
  if (view.isMixed) return "Mixed";
  if (view.assumed !== "") return `${view.assumed} (assumed)`;
  return "";
}
