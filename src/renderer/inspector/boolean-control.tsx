import { Checkbox } from "../ui/checkbox.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { useFieldEdit } from "./use-field-edit.ts";

/** A field to tick. */
export function BooleanControl({ view, findings }: ControlProps) {
  const edit = useFieldEdit(view);
  const { warning, help, error, lockedReason } = fieldLines(view, findings, undefined);
  return (
    <Checkbox
      label={view.field.label}
      isSelected={view.effective === true}
      isIndeterminate={view.isMixed}
      onChange={(isSelected) => {
        edit.set(isSelected);
        edit.end();
      }}
      help={help}
      error={error}
      warning={warning}
      lockedReason={lockedReason}
    />
  );
}
