import { getAction } from "#shared/commands/actions";
import { inSentence } from "#shared/kernel/words";
import { useEditorCommands } from "../../project/editor-commands.tsx";
import { shortcutOf } from "../../project/keys.ts";
import { useProjectState } from "../../project/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import styles from "./undo-buttons.module.css";

/** Undo with the name of what it undoes, and redo beside it. */
export function UndoButtons() {
  const { run } = useEditorCommands();
  const last = useProjectState((state) => state.history.past.at(-1)?.label);
  const next = useProjectState((state) => state.history.future.at(-1)?.label);
  const words = last === undefined ? "Undo" : `Undo ${inSentence(last)}`;
  return (
    <div className={styles.undo}>
      <Tooltip text={words} shortcut={shortcutOf(getAction("edit.undo"))}>
        <Button
          variant="ghost"
          icon="undo-2"
          isDisabled={last === undefined}
          aria-label={words}
          onPress={() => run("edit.undo")}
        >
          <span className={styles.words}>{words}</span>
        </Button>
      </Tooltip>
      <IconButton
        icon="redo-2"
        label={next === undefined ? "Redo" : `Redo ${inSentence(next)}`}
        shortcut={shortcutOf(getAction("edit.redo"))}
        isDisabled={next === undefined}
        onPress={() => run("edit.redo")}
      />
    </div>
  );
}
