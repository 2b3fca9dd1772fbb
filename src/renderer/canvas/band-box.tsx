import { freeText } from "#shared/drawing/ruler";
import type { SceneBox } from "#shared/drawing/scene";
import { KindIcon } from "../ui/kind-icon.tsx";
import { BandRuler } from "./band-ruler.tsx";
import { BoxTitle } from "./box-title.tsx";
import { InfoSign } from "./card-box.tsx";
import { Value } from "./value.tsx";
import card from "./card-box.module.css";
import styles from "./band-box.module.css";

/** A segment: a bus bar across its container with its prefix and a small ruler of its addresses. */
export function BandBox({ box }: { box: SceneBox }) {
  const { headline, line, ruler } = box;
  return (
    <div className={`${card.card} ${styles.band}`}>
      <div className={styles.words}>
        <div className={styles.row}>
          <span className={card.icon}>
            <KindIcon icon={box.icon} family={box.family} size={16} />
          </span>
          <BoxTitle id={box.id} title={box.title} />
          <InfoSign box={box} />
        </div>
        <div className={`${styles.row} ${styles.below}`}>
          {headline ? <Value fact={headline} className={styles.quiet} /> : null}
          {line ? (
            <span className={styles.line} data-severity={line.severity}>
              {headline ? "· " : ""}
              {line.text}
            </span>
          ) : null}
        </div>
      </div>
      {ruler && box.at.w >= 520 ? (
        <>
          <BandRuler ruler={ruler} width={box.at.w} />
          <span className={styles.free}>{freeText(ruler.free)}</span>
        </>
      ) : null}
    </div>
  );
}
