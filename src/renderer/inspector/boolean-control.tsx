import { Checkbox } from "../ui/checkbox.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { fieldNote } from "./field-note.tsx";
import { useFieldEdit } from "./use-field-edit.ts";
import styles from "./boolean-control.module.css";

/** A field to tick. */
export function BooleanControl({ view, findings }: ControlProps) {
  const edit = useFieldEdit(view);
  const { warning, help, error, lockedReason } = fieldLines(view, findings, undefined);
  const note = fieldNote(view);
  const box = (
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
  if (!note) return box;
  return (
    <div className={styles.noted}>
      {box}
      <span className={styles.note}>{note}</span>
    </div>
  );
}
