import { isEmptyValue } from "#shared/model/field";
import { WhyLocked } from "./why-locked.tsx";
import type { FieldView } from "./field-view.ts";

/** What stands at the right of a field's label: where its value comes from, or that it is needed. */
export function fieldNote(view: FieldView) {
  const { fact, field, isLocked, isRequired, isMixed, stored, assumed } = view;
  if (isRequired) return "required";
  const isAssumed = assumed !== "" && !isMixed && isEmptyValue(stored);
  if (fact && (isLocked || (isAssumed && fact.requirement === "optional"))) {
    return <WhyLocked fact={fact} label={field.label} />;
  }
  return undefined;
}
