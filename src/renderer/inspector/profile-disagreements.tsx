import type { Disagreement, DisagreementSort } from "#shared/profiles/disagreements/disagreement";
import { sourceText } from "./profile-lines.ts";
import styles from "./profile-page.module.css";

const TITLES: readonly (readonly [DisagreementSort, string])[] = [
  ["contradiction", "Documents contradict one another"],
  ["newer", "Newer documents say otherwise"],
  ["validator", "The vendor's own checks are wrong"],
];

/** The points on which sources disagree, each with how the program reads it. */
export function ProfileDisagreements({ points }: { points: readonly Disagreement[] }) {
  return TITLES.map(([sort, title]) => {
    const own = points.filter((point) => point.sort === sort);
    if (own.length === 0) return null;
    return (
      <section key={sort} aria-label={title}>
        <h3 className={styles.caption}>{title}</h3>
        <ul className={styles.list}>
          {own.map(({ id, what, reading, sources }) => (
            <li key={id} className={styles.entry}>
              <p className={styles.point}>
                {what} <span className={styles.id}>{id}</span>
              </p>
              <p>
                <strong className={styles.read}>Read as:</strong> {reading}
              </p>
              <p className={styles.source}>{sources.map(sourceText).join("; ")}</p>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
