import { Focusable } from "react-aria-components";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { PALETTE_MIME, type Insertable } from "../project/palette-entries.ts";
import { KindIcon } from "../ui/kind-icon.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import styles from "./palette.module.css";

/** One tile: drag it onto the canvas, or press it to insert it beside what is there. */
export function PaletteTile({ insertable }: { insertable: Insertable }) {
  const { entry, kind, icon } = insertable;
  const { insert } = useEditorCommands();
  return (
    <Tooltip text={kind.summary} placement="right">
      <Focusable>
        <button
          type="button"
          className={styles.tile}
          draggable
          aria-label={`Insert ${entry.label}`}
          onClick={() => insert(entry.id)}
          onDragStart={(event) => {
            event.dataTransfer.setData(PALETTE_MIME, entry.id);
            event.dataTransfer.effectAllowed = "copy";
          }}
        >
          <KindIcon icon={icon} family={kind.family} size={18} />
          <span className={styles.name}>{entry.label}</span>
        </button>
      </Focusable>
    </Tooltip>
  );
}
