import { cx } from "./cx";
import styles from "./change-table.module.css";

/** One thing that changes; an empty text stands for nothing. */
export interface ChangeRow {
  readonly id: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Lines shown before the rest is only counted. */
const MOST = 40;

/** What changes, one line for each field: how it is, how it will be. */
export function ChangeTable({ lines }: { lines: readonly ChangeRow[] }) {
  if (lines.length === 0) return <p className={styles.none}>Only the drawing changes.</p>;
  const rest = lines.length - MOST;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, MOST).map(({ id, what, before, after }) => (
          <tr key={id}>
            <th scope="row">{what}</th>
            <td className={cx("mono", styles.before)}>{before === "" ? <None /> : before}</td>
            <td className={cx("mono", styles.after)}>
              {after === "" ? <None word={before === "" ? "none" : "removed"} /> : after}
            </td>
          </tr>
        ))}
        {rest > 0 ? (
          <tr>
            <td colSpan={3} className={styles.none}>
              and {rest} more
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function None({ word = "none" }: { word?: string }) {
  return <span className={styles.none}>{word}</span>;
}
