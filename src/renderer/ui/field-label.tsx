import type { ReactNode } from "react";
import { Label } from "react-aria-components";
import { cx } from "./cx";
import styles from "./field.module.css";

export interface FieldLabelProps {
  label: string;
  /** At the right, for example `5 addresses, 3 needed`. */
  note?: ReactNode;
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean | undefined;
}

/** The line above a field: its name, and what is worth knowing beside it. */
export function FieldLabel({ label, note, isLabelHidden = false }: FieldLabelProps) {
  return (
    <div className={cx(styles.labelRow, isLabelHidden && styles.hiddenLabel)}>
      <Label className={cx(styles.label)}>{label}</Label>
      {note ? <span className={cx(styles.note)}>{note}</span> : null}
    </div>
  );
}
