import type { Choice } from "#shared/model/field";
import { isEmptyValue } from "#shared/model/field";
import { SelectField } from "../ui/select-field.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { fieldNote } from "./field-note.tsx";
import { jsonText } from "../project/json-text.ts";
import { placeholderOf } from "./field-view.ts";
import { useFieldEdit } from "./use-field-edit.ts";

/** Stands for "no value" in a list of choices. */
export const NO_CHOICE = "(none)";

/** A choice of one from the few that the kind names. */
export function ChoiceControl({
  view,
  findings,
  choices,
}: ControlProps & { choices: readonly Choice[] }) {
  const edit = useFieldEdit(view);
  const value = view.isLocked ? view.effective : view.stored;
  const text = isEmptyValue(value) ? null : jsonText(value);
  const isForeign = text !== null && !choices.some((choice) => choice.value === text);
  const options = [
    ...(text === null ? [] : [{ id: NO_CHOICE, label: emptyLabel(view.assumed) }]),
    ...choices.map((choice) => ({ id: choice.value, label: choice.label })),
    ...(isForeign ? [{ id: text, label: `${text} (not known)` }] : []),
  ];
  return (
    <SelectField
      label={view.field.label}
      note={fieldNote(view)}
      options={options}
      value={text}
      placeholder={placeholderOf(view) || "Not given"}
      onChange={(id) => {
        edit.set(id === NO_CHOICE ? null : id);
        edit.end();
      }}
      {...fieldLines(view, findings, undefined)}
    />
  );
}

function emptyLabel(assumed: string): string {
  return assumed === "" ? "Not given" : `${assumed} (assumed)`;
}
