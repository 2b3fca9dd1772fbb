import type { SceneBox } from "#shared/drawing/scene";
import { KindIcon } from "../ui/kind-icon.tsx";
import { BoxTitle } from "./box-title.tsx";
import { InfoSign } from "./card-box.tsx";
import { Value } from "./value.tsx";
import card from "./card-box.module.css";
import styles from "./bar-box.module.css";

/** A virtual switch: a thin bar across its host. */
export function BarBox({ box }: { box: SceneBox }) {
  return (
    <div className={styles.bar}>
      <span className={card.icon}>
        <KindIcon icon={box.icon} family={box.family} size={14} />
      </span>
      <BoxTitle id={box.id} title={box.title} />
      <InfoSign box={box} />
      {box.line ? (
        <span className={styles.line} data-severity={box.line.severity}>
          {box.line.text}
        </span>
      ) : null}
      <span className={styles.space} />
      {box.headline ? <Value fact={box.headline} className={styles.value} /> : null}
    </div>
  );
}
