import { useProjectState } from "../../project/session-context.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./history-list.module.css";

/** What was done to the project, newest first; what was undone stands above, dimmed. */
export function HistoryList() {
  const { past, future } = useProjectState((state) => state.history);
  if (past.length + future.length === 0) {
    return (
      <EmptyState icon="history" title="Nothing was changed yet">
        Each change is listed here by its name, for example “Add host host-1”.
      </EmptyState>
    );
  }
  return (
    <ol className={styles.list} aria-label="History" tabIndex={-1}>
      {future.map((edit, i) => (
        <li key={`future ${i}`} className={styles.undone}>
          <Icon name="redo-2" size={14} /> {edit.label} <span className={styles.word}>undone</span>
        </li>
      ))}
      {past.toReversed().map((edit, i) => (
        <li key={`past ${past.length - i}`} className={styles.done}>
          <Icon name={i === 0 ? "circle-dot" : "check"} size={14} /> {edit.label}
        </li>
      ))}
    </ol>
  );
}
