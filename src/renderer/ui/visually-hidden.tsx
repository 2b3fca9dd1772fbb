import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./visually-hidden.module.css";

/** Text for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return (
    <span className={cx(styles.anchor)}>
      <span className={cx(styles.hidden)}>{children}</span>
    </span>
  );
}
