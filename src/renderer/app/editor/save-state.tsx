import { useEditorCommands } from "../../project/editor-commands.tsx";
import { useProjectState, useSession } from "../../project/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SeverityIcon } from "../../ui/severity-icon.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { useLastingState } from "./use-lasting-state.ts";
import styles from "./save-state.module.css";

/** Whether the work is on disk. Always shown, always true. */
export function SaveStateView() {
  const save = useProjectState((state) => state.save);
  const session = useSession();
  const { run } = useEditorCommands();
  // A save takes a few milliseconds; the word "Saving" is shown only where it takes longer.
  const isSlow = useLastingState(save.kind === "saving", 150);

  if (save.kind === "failed") {
    return (
      <div className={styles.failed} role="alert">
        <Tooltip text={save.error.message}>
          <Button variant="link" size="sm" aria-label={`Cannot save. ${save.error.message}`}>
            <SeverityIcon severity="error" withWord word="Cannot save" />
          </Button>
        </Tooltip>
        <span className={styles.why}>{save.error.message}</span>
        <Button size="sm" onPress={() => session.retrySaving()}>
          Retry
        </Button>
        <Button size="sm" onPress={() => run("project.saveCopy")}>
          Save a copy
        </Button>
      </div>
    );
  }
  return (
    <span className={styles.state} role="status" data-save={save.kind}>
      {isSlow ? (
        <>
          <Icon name="loader-circle" size={14} className={styles.quiet} />
          <span className={styles.quiet}>Saving</span>
        </>
      ) : (
        <>
          <Icon name="circle-check" size={14} className={styles.pass} />
          <span className={styles.pass}>Saved</span>
        </>
      )}
    </span>
  );
}
