import { cx } from "./cx";
import { Icon } from "./icon";
import { severitySigns, type Severity } from "./severity";
import styles from "./severity-chip.module.css";
import { VisuallyHidden } from "./visually-hidden";

export interface SeverityChipProps {
  severity: Severity;
  /** A chip with a number; without it the chip says the word. */
  count?: number | undefined;
  /** `plain` has no ground and spells the count out (`2 warnings`), for the status bar. */
  look?: "soft" | "plain" | undefined;
  /** Instead of the word, for example `Every pool rule green`. */
  word?: string | undefined;
}

/** Severity with a word or a count, as in lists, headers and the status bar. */
export function SeverityChip({ severity, count, look = "soft", word }: SeverityChipProps) {
  const sign = severitySigns[severity];
  const full = word ?? (count === undefined ? sign.word : sign.count(count));
  const short = look === "soft" && count !== undefined && word === undefined;
  return (
    <span className={cx(styles.chip, styles[severity], styles[look])}>
      <Icon name={sign.icon} size={14} />
      {short ? <span aria-hidden>{count}</span> : full}
      {short ? <VisuallyHidden>{full}</VisuallyHidden> : null}
    </span>
  );
}
