import styles from "./count-pill.module.css";
import { cx } from "./cx";
import { VisuallyHidden } from "./visually-hidden";

export interface CountPillProps {
  value: number;
  tone?: "neutral" | "error" | "warning" | "info" | undefined;
  /** What is counted, read after the number. */
  label?: string | undefined;
}

/** A small count beside a word. */
export function CountPill({ value, tone = "neutral", label }: CountPillProps) {
  return (
    <span className={cx(styles.pill, styles[tone])}>
      {value}
      {label ? <VisuallyHidden> {label}</VisuallyHidden> : null}
    </span>
  );
}
