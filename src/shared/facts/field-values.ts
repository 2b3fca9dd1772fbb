import { sameJson, type Json } from "#shared/kernel/json";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import type { Condition, FieldFact } from "#shared/profiles/define-profile";
import { fieldFacts } from "#shared/profiles/index";
import { defineFacts, elementOf, fieldOf, kindOf, type Facts } from "./engine.ts";
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
export function settledValue(
  facts: Facts,
  element: ElementRecord,
  field: string,
): Json | undefined {
  const stored = element.fields[field];
  if (!isEmptyValue(stored)) return stored;
  const automatic = governingFact(facts, element, field)?.automatic;
  return automatic && "value" in automatic ? automatic.value : undefined;
}

function holds(facts: Facts, element: ElementRecord, condition: Condition): boolean {
  const { of, kind, field, equals } = condition;
  if (of === "element") {
    if (kind !== undefined && element.kind !== kind) return false;
    return field === undefined || settledValue(facts, element, field) === equals;
  }
  if (element.parent === null) return false;
  if (kind !== undefined && kindOf(facts, element.parent) !== kind) return false;
  return field === undefined || settledField(facts, element.parent, field) === equals;
}

const settledQuery = defineFacts<Json | undefined>(
  "settled",
  (facts, field, id) => {
    const stored = fieldOf(facts, id, field);
    if (!isEmptyValue(stored)) return stored;
    const element = elementOf(facts, id);
    return element && settledValue(facts, element, field);
  },
  sameJson,
);

/** `settledValue` of an element that is not at hand: whoever asks cares for this field only. */
export function settledField(facts: Facts, id: string, field: string): Json | undefined {
  return settledQuery(facts, field, id);
}
