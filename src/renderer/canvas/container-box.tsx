import type { SceneBox } from "#shared/drawing/scene";
import { KindIcon } from "../ui/kind-icon.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import { BoxTitle } from "./box-title.tsx";
import { Value } from "./value.tsx";
import styles from "./container-box.module.css";

/** A box that holds others: a header with name, value, contents and findings inside; then room. */
export function ContainerBox({ box }: { box: SceneBox }) {
  return (
    <div className={styles.container}>
      <div className={styles.header} data-grip="" style={{ paddingRight: 11 + box.portRoom }}>
        <span className={styles.icon}>
          <KindIcon icon={box.icon} family={box.family} size={16} />
        </span>
        <BoxTitle id={box.id} title={box.title} />
        {box.headline ? <Value fact={box.headline} className={styles.headline} /> : null}
        <span className={styles.space} />
        <span className={styles.counts}>{box.text}</span>
        <span className={styles.chips} aria-hidden>
          {(["error", "warning", "info"] as const).map((severity) =>
            box.inner[severity] > 0 ? (
              <SeverityChip key={severity} severity={severity} count={box.inner[severity]} />
            ) : null,
          )}
        </span>
        <FarDot box={box} />
      </div>
    </div>
  );
}

function FarDot({ box: { inner } }: { box: SceneBox }) {
  const severity = inner.error > 0 ? "error" : inner.warning > 0 ? "warning" : undefined;
  if (!severity) return null;
  return (
    <span className={styles.far} data-tone={severity} aria-hidden>
      {inner[severity]}
    </span>
  );
}
