import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./field.module.css";
import { Icon } from "./icon";

export interface FieldEndProps {
  unit?: string | undefined;
  /** The parsed form, a small button. */
  trailing?: ReactNode;
  state: "plain" | "error" | "warning" | "locked";
}

/** What stands inside a field at its right end. */
export function FieldEnd({ unit, trailing, state }: FieldEndProps) {
  return (
    <>
      {unit ? <span className={cx(styles.unit)}>{unit}</span> : null}
      {trailing ? <span className={cx(styles.trailing)}>{trailing}</span> : null}
      {state === "locked" ? <Icon name="lock" size={14} className={cx(styles.lock)} /> : null}
      {state === "error" ? (
        <Icon name="octagon-x" size={14} className={cx(styles.errorIcon)} />
      ) : null}
      {state === "warning" ? (
        <Icon name="triangle-alert" size={14} className={cx(styles.warningIcon)} />
      ) : null}
    </>
  );
}
