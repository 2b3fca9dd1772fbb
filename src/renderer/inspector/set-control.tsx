import type { Json } from "#shared/kernel/json";
import type { Choice } from "#shared/model/field";
import { jsonText } from "../project/json-text.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { fieldNote } from "./field-note.tsx";
import { useFieldEdit } from "./use-field-edit.ts";
import styles from "./set-control.module.css";

/** Any number of the choices that the kind names. */
export function SetControl({
  view,
  findings,
  choices,
}: ControlProps & { choices: readonly Choice[] }) {
  const edit = useFieldEdit(view);
  const value = view.effective;
  const chosen = Array.isArray(value) ? value.map((item: Json) => jsonText(item)) : [];
  const { error, warning, lockedReason } = fieldLines(view, findings, undefined);
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{view.field.label}</legend>
      <span className={styles.note}>{fieldNote(view)}</span>
      {choices.map((choice) => (
        <Checkbox
          key={choice.value}
          label={choice.label}
          isSelected={chosen.includes(choice.value)}
          isDisabled={lockedReason !== undefined}
          onChange={(isSelected) => {
            const wanted = new Set(chosen);
            if (isSelected) wanted.add(choice.value);
            else wanted.delete(choice.value);
            edit.set(choices.map((each) => each.value).filter((each) => wanted.has(each)));
            edit.end();
          }}
        />
      ))}
      {error ? <p className={styles.error}>{error}</p> : null}
      {warning ? <p className={styles.warning}>{warning}</p> : null}
      {lockedReason ? <p className={styles.reason}>{lockedReason}</p> : null}
    </fieldset>
  );
}
