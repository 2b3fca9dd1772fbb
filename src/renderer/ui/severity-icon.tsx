import { cx } from "./cx";
import { Icon } from "./icon";
import { severitySigns, type Severity } from "./severity";
import styles from "./severity-icon.module.css";
import { VisuallyHidden } from "./visually-hidden";

export interface SeverityIconProps {
  severity: Severity;
  size?: number | undefined;
  /** Shows the word beside the icon; it is read aloud in any case. */
  withWord?: boolean | undefined;
  /** Instead of `Error`, `Warning`, `Info`, `Pass`: for example `2 errors inside`. */
  word?: string | undefined;
}

/** A severity by icon, colour and word. */
export function SeverityIcon({ severity, size = 16, withWord = false, word }: SeverityIconProps) {
  const sign = severitySigns[severity];
  const text = word ?? sign.word;
  return (
    <span className={cx(styles.mark, styles[severity])}>
      <Icon name={sign.icon} size={size} />
      {withWord ? text : <VisuallyHidden>{text}</VisuallyHidden>}
    </span>
  );
}
