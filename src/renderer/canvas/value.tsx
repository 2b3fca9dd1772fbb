import type { SceneFact } from "#shared/drawing/scene";
import { cx } from "../ui/cx.ts";
import styles from "./value.module.css";

/** A value as it stands on a box, in its severity when something is wrong with it. */
export function Value({ fact, className }: { fact: SceneFact; className?: string | undefined }) {
  return (
    <span
      className={cx(styles.value, fact.mono && styles.mono, className)}
      data-severity={fact.severity}
    >
      {fact.text}
    </span>
  );
}
