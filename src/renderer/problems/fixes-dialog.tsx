import { useMemo, useState } from "react";
import { isoDay } from "#shared/kernel/day";
import { messageText } from "#shared/kernel/message";
import type { Finding } from "#shared/rules/finding";
import { useEditorCommands } from "../project/editor-commands.tsx";
import type { ProjectSession } from "../project/project-store.ts";
import { Button } from "../ui/button.tsx";
import { ChangeTable } from "../ui/change-table.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { SelectField } from "../ui/select-field.tsx";
import styles from "./fixes-dialog.module.css";
import { FixEffectView } from "./fix-effect.tsx";
import { fixEffects, previewFix } from "./preview-fix.ts";

export interface FixesDialogProps {
  readonly finding: Finding;
  readonly session: ProjectSession;
  readonly onClose: () => void;
}

/** What each fix of a finding would change, before it is applied. */
export function FixesDialog({ finding, session, onClose }: FixesDialogProps) {
  const { applyFix, fixAll } = useEditorCommands();
  const [chosen, setChosen] = useState(0);
  const [today] = useState(() => isoDay(new Date()));
  // Judged once, when the dialog opens: it is modal, so nothing changes under it.
  const tried = useMemo(() => {
    const fixes = session.checker.fixesFor(finding);
    const effects = fixEffects(session.checker, fixes, today);
    return fixes.map((fix, i) => ({
      fix,
      preview: previewFix(session.checker, fix),
      effect: effects[i],
    }));
  }, [finding, session, today]);
  const current = tried[chosen];
  const { findings } = session.store.getState();
  const alike = findings.filter(({ rule }) => rule === finding.rule).length;
  const isPossible = current?.preview.kind === "works";

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="What the fix changes"
      description={<MessageText message={finding.message} />}
      size="lg"
      actions={
        <>
          <Button variant="ghost" onPress={onClose}>
            Cancel
          </Button>
          {alike > 1 && current ? (
            <Button
              onPress={() => {
                onClose();
                fixAll(finding.rule);
              }}
            >
              Fix all {alike} of this kind
            </Button>
          ) : null}
          <Button
            variant="primary"
            autoFocus
            isDisabled={!isPossible}
            onPress={() => {
              if (!current) return;
              onClose();
              applyFix(current.fix);
            }}
          >
            Apply
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {tried.length > 1 ? (
          <SelectField
            label="Way to mend it"
            value={String(chosen)}
            options={tried.map(({ fix }, i) => ({ id: String(i), label: messageText(fix.title) }))}
            onChange={(id) => setChosen(Number(id))}
          />
        ) : current ? (
          <p className={styles.title}>
            <MessageText message={current.fix.title} />
          </p>
        ) : (
          <p>No fix is offered for this problem.</p>
        )}
        {current?.preview.kind === "works" ? <ChangeTable lines={current.preview.lines} /> : null}
        {current?.preview.kind === "refused" ? (
          <p className={styles.refused}>This is not possible now: {current.preview.reason}</p>
        ) : null}
        {current?.effect ? <FixEffectView effect={current.effect} /> : null}
      </div>
    </Dialog>
  );
}
