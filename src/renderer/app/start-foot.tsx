import { Icon } from "../ui/icon.tsx";
import styles from "./editor/status-bar.module.css";

/** The line at the foot of the start screen. */
export function StartFoot({ words, version }: { words: string; version: string }) {
  return (
    <footer className={styles.bar}>
      <span className={styles.item}>
        <Icon name="wifi-off" size={14} /> Works offline
      </span>
      <span className={styles.item}>{words}</span>
      <span className={styles.space} />
      <span className={styles.item}>Underlay {version}</span>
    </footer>
  );
}
