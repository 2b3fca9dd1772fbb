import type { Note } from "#shared/formats/format";
import { SEVERITIES } from "#shared/rules/finding";
import { SeverityChip } from "../../ui/severity-chip.tsx";
import styles from "./import-notes.module.css";

/** What an importer has to say, worst first: how bad, where in the file, what it means. */
export function ImportNotes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  const sorted = notes.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  return (
    <ul className={styles.notes} aria-label="Notes on the file">
      {sorted.map(({ code, severity, path, message }, i) => (
        <li key={`${code} ${path} ${i}`} className={styles.note}>
          <span>
            <SeverityChip severity={severity} />
          </span>
          <div className={styles.words}>
            {path === "" ? null : <span className={styles.path}>{path}</span>}
            <span>{message}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
