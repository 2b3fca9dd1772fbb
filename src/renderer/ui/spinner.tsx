import { cx } from "./cx";
import { Icon } from "./icon";
import styles from "./spinner.module.css";
import { VisuallyHidden } from "./visually-hidden";

export interface SpinnerProps {
  /** What is being waited for, read aloud. */
  label: string;
  size?: number | undefined;
}

/** Work of unknown length. Under reduced motion it stands still. */
export function Spinner({ label, size = 16 }: SpinnerProps) {
  return (
    <span className={cx(styles.spinner)} role="status">
      <Icon name="loader-circle" size={size} />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
