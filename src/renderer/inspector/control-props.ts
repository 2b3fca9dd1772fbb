import type { Finding } from "#shared/rules/finding";
import type { FieldView } from "./field-view.ts";

/** What every control of a field is given. */
export interface ControlProps {
  readonly view: FieldView;
  /** What the rules found at this field, worst first. */
  readonly findings: readonly Finding[];
}
