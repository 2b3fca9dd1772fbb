import type { Json } from "#shared/kernel/json";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import type { Condition, FieldFact } from "#shared/profiles/define-profile";
import { fieldFacts } from "#shared/profiles/index";
import { elementOf, type Facts } from "./engine.ts";
import { platformOf } from "./places.ts";

/** The fact of the platform that governs a field of this element here and now, if any. */
export function governingFact(
  facts: Facts,
  element: ElementRecord,
  field: string,
): FieldFact | undefined {
  const platform = platformOf(facts, element.id);
  if (!platform) return undefined;
  return fieldFacts(platform.code, element.kind, field).find(
    (fact) =>
      (!fact.editions || fact.editions.includes(platform.edition)) &&
      (fact.when ?? []).every((condition) => holds(facts, element, condition)),
  );
}

/**
 * What was typed, else the fixed value that the platform puts there. Values that are counted from a
 * network are left to `effectiveValue`, since networks are found with this one.
 */
export function settledValue(facts: Facts, element: ElementRecord, field: string): Json | undefined {
  const stored = element.fields[field];
  if (!isEmptyValue(stored)) return stored;
  const automatic = governingFact(facts, element, field)?.automatic;
  return automatic && "value" in automatic ? automatic.value : undefined;
}

function holds(facts: Facts, element: ElementRecord, condition: Condition): boolean {
  const { of, kind, field, equals } = condition;
  const parent = of === "parent" && element.parent !== null ? elementOf(facts, element.parent) : undefined;
  const subject = of === "element" ? element : parent;
  if (!subject || (kind !== undefined && subject.kind !== kind)) return false;
  return field === undefined || settledValue(facts, subject, field) === equals;
}
