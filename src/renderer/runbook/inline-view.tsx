import { citation, type Inlines } from "#shared/runbook/inline";
import { visibleText } from "#shared/runbook/visible-text";
import styles from "./runbook.module.css";

/** Running text of the runbook as it is printed. */
export function InlineView({ inlines }: { inlines: Inlines }) {
  return inlines.map((part, i) => {
    if ("text" in part) return <span key={i}>{part.text}</span>;
    if ("source" in part) return <cite key={i}>{citation(part.source)}</cite>;
    return (
      <code key={i} className={styles.value}>
        {visibleText("code" in part ? part.code : part.name)}
      </code>
    );
  });
}
