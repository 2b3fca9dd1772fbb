import type { CallOutput } from "#shared/api/contract";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import styles from "./runbook.module.css";

/** The runbooks printed so far; those that the design has left behind are marked. */
export function PrintedList({ printed }: { printed: CallOutput<"runbook.exports"> }) {
  const { exports } = printed;
  if (exports.length === 0) {
    return <p className={styles.small}>Nothing is printed yet. What you export is listed here.</p>;
  }
  return (
    <ul className={styles.printed} aria-label="Printed so far">
      {exports.map(({ id, seq, at, fileName, hash, isDraft, isCurrent }) => (
        <li key={id}>
          <strong>{fileName}</strong>
          <SeverityIcon
            severity={isCurrent ? "pass" : "warning"}
            size={14}
            withWord
            word={isCurrent ? "Current" : "Stale"}
          />
          <span className={styles.how}>
            revision {seq}
            {isDraft ? ", draft" : ""}, {at.slice(0, 16).replace("T", " ")} UTC,{" "}
            <code title={`SHA-256 ${hash}`}>{hash.slice(0, 12)}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}
