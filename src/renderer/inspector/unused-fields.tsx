import { FoldedGroup } from "./folded-group.tsx";
import type { FieldView } from "./field-view.ts";
import styles from "./unused-fields.module.css";

/** Fields that the platform of this site does not have, each with the reason. */
export function UnusedFields({ views }: { views: readonly FieldView[] }) {
  if (views.length === 0) return null;
  return (
    <FoldedGroup title="Not used on this platform" count={views.length}>
      <dl className={styles.list}>
        {views.map(({ field, fact }) => (
          <div key={field.key}>
            <dt className={styles.name}>{field.label}</dt>
            <dd className={styles.reason}>{fact?.reason}</dd>
          </div>
        ))}
      </dl>
    </FoldedGroup>
  );
}
