import { useState } from "react";
import type { Json } from "#shared/kernel/json";
import type { FieldDef } from "#shared/model/field";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { Checkbox } from "../ui/checkbox.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { NO_CHOICE } from "./choice-control.tsx";
import { jsonText } from "../project/json-text.ts";
import { isMono } from "./field-text.ts";
import { readDraft } from "./read-draft.ts";
import { useFieldPrefix } from "./use-field-prefix.ts";
import styles from "./rows-control.module.css";

export interface RowCellProps {
  readonly column: FieldDef;
  readonly value: Json | undefined;
  readonly element: ElementRecord | undefined;
  readonly isLocked: boolean;
  readonly onChange: (value: Json) => void;
}

/** One value of a row. */
export function RowCell({ column, value, element, isLocked, onChange }: RowCellProps) {
  const within = useFieldPrefix(element);
  const [draft, setDraft] = useState<string | null>(null);
  const { type, label } = column;
  if (type.type === "boolean") {
    return (
      <div className={styles.cell}>
        <Checkbox
          label={label}
          isSelected={value === true}
          isDisabled={isLocked}
          onChange={onChange}
        />
      </div>
    );
  }
  if (type.type === "enum") {
    const text = isEmptyValue(value) ? null : jsonText(value);
    const options = type.choices.map((choice) => ({ id: choice.value, label: choice.label }));
    return (
      <div className={styles.cell}>
        <SelectField
          label={label}
          options={text === null ? options : [{ id: NO_CHOICE, label: "Not given" }, ...options]}
          value={text}
          isDisabled={isLocked}
          placeholder="Not given"
          onChange={(id) => onChange(id === NO_CHOICE ? null : id)}
        />
      </div>
    );
  }
  const shown = jsonText(value);
  const reading = readDraft(type, draft ?? shown, within);
  return (
    <div className={styles.cell}>
      <TextInput
        label={label}
        value={shown}
        mono={isMono(type)}
        isDisabled={isLocked}
        error={reading.error?.message}
        onInput={setDraft}
        onCommit={(text) => {
          onChange(readDraft(type, text, within).value);
          setDraft(null);
        }}
      />
    </div>
  );
}
