import type { SceneBox, SceneFact } from "#shared/drawing/scene";
import { KindIcon } from "../ui/kind-icon.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import { BoxTitle } from "./box-title.tsx";
import { Value } from "./value.tsx";
import styles from "./card-box.module.css";

/** A card: icon, name, its one value, up to three facts; fewer the farther it is. */
export function CardBox({ box }: { box: SceneBox }) {
  return (
    <div className={styles.card} data-form={box.form}>
      <div className={styles.header}>
        <span className={styles.icon}>
          <KindIcon icon={box.icon} family={box.family} size={box.form === "stack" ? 14 : 16} />
        </span>
        <BoxTitle id={box.id} title={box.title} />
        <InfoSign box={box} />
        {box.headline ? <Value fact={box.headline} className={styles.headline} /> : null}
      </div>
      {box.form === "row" ? (
        <div className={styles.facts}>
          {box.facts.map((fact) => (
            <FactRow key={`${fact.element} ${fact.field}`} fact={fact} />
          ))}
        </div>
      ) : null}
      {box.form === "stack" && box.line && box.at.h >= 52 ? (
        <div className={styles.line} data-severity={box.line.severity}>
          {box.line.text}
        </div>
      ) : null}
    </div>
  );
}

/** Information stands beside the name; only what is wrong hangs at the corner. */
export function InfoSign({ box: { own } }: { box: SceneBox }) {
  if (own.info === 0 || own.error + own.warning > 0) return null;
  return <SeverityIcon severity="info" size={14} />;
}

function FactRow({ fact }: { fact: SceneFact }) {
  return (
    <div className={styles.fact} data-severity={fact.severity}>
      <span className={styles.label}>{fact.label}</span>
      <Value fact={fact} />
    </div>
  );
}
