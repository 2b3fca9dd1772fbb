import { cx } from "./cx";
import styles from "./kbd.module.css";

/** A keyboard shortcut as it is read: `Ctrl K`. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={cx(styles.kbd)}>{keys}</kbd>;
}
