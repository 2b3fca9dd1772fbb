import type { SceneBox } from "#shared/drawing/scene";
import { KindIcon } from "../ui/kind-icon.tsx";
import { BoxTitle } from "./box-title.tsx";
import card from "./card-box.module.css";
import styles from "./note-box.module.css";

/** A remark on the drawing. */
export function NoteBox({ box }: { box: SceneBox }) {
  return (
    <div className={`${card.card} ${styles.note}`}>
      <div className={card.header}>
        <span className={card.icon}>
          <KindIcon icon={box.icon} family={box.family} size={14} />
        </span>
        <BoxTitle id={box.id} title={box.title} />
      </div>
      <p className={styles.text}>{box.text}</p>
    </div>
  );
}
