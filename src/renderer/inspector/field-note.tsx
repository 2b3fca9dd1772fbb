import { WhyLocked } from "./why-locked.tsx";
import type { FieldView } from "./field-view.ts";

/** What stands at the right of a field's label: where its value comes from, or that it is needed. */
export function fieldNote({ fact, field, isLocked, isRequired, assumed }: FieldView) {
  if (isRequired) return "required";
  if (fact && (isLocked || (assumed !== "" && fact.requirement === "optional"))) {
    return <WhyLocked fact={fact} label={field.label} />;
  }
  return undefined;
}
