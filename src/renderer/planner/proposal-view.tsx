import { useEffect, useMemo } from "react";
import { formatPrefix } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import type { CommandCall } from "#shared/commands/define-command";
import { applyCommand } from "#shared/commands/apply";
import type { Message } from "#shared/kernel/message";
import type { Result } from "#shared/kernel/result";
import { counted } from "#shared/kernel/words";
import type { Proposal } from "#shared/plans/propose/propose";
import { changeLines } from "../project/change-lines.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { countFindings } from "../project/findings-index.ts";
import { revealAll } from "../project/selection-store.ts";
import { useProject, useProjectState, useSession } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { ChangeTable } from "../ui/change-table.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { Notice } from "../ui/notice.tsx";
import styles from "./planner.module.css";

/** Where everything would lie, what changes for it, and the button that does it. */
export function ProposalView({ proposal }: { proposal: Result<Proposal, Message> }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard has to reach it
    <section className={styles.proposal} aria-labelledby="plan-proposal" tabIndex={0}>
      <h3 id="plan-proposal" className={styles.heading}>
        Proposal
      </h3>
      {proposal.ok ? (
        <Ranges proposal={proposal.value} />
      ) : (
        <Notice severity="warning" title="This does not fit" isLive>
          <MessageText message={proposal.error} />
        </Notice>
      )}
    </section>
  );
}

function Ranges({ proposal: { prefix, ranges, command } }: { proposal: Proposal }) {
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Range</th>
            <th scope="col" className={styles.number}>
              Needed
            </th>
            <th scope="col">In {formatPrefix(prefix)}</th>
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ id, label, needed, to, pinned }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td className={styles.number}>{needed}</td>
              <td className={styles.mono}>
                {formatRange(to)} {pinned ? <span className={styles.quiet}>pinned</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {command ? <Changes command={command} /> : <p>Everything fits as it is.</p>}
    </>
  );
}

/** What one edit would change, on the drawing and in words. */
function Changes({ command }: { command: CommandCall }) {
  const session = useSession();
  const { dispatch } = useEditorCommands();
  const project = useProject();
  const { facts } = session.checker;
  const preview = useProjectState((state) => state.preview);
  const isShown = preview !== undefined;
  const { edit, lines } = useMemo(() => {
    const applied = applyCommand(project, command);
    const made = applied.ok ? applied.value.edit : undefined;
    return { edit: made, lines: made ? changeLines(facts, made.changes) : [] };
  }, [project, facts, command]);
  // What is drawn belongs to this proposal: another one, or leaving the panel, ends it.
  useEffect(() => () => void session.preview(undefined), [session, command]);
  const touched = (edit?.changes ?? []).map(({ id }) => id);
  return (
    <>
      <div className={styles.actions}>
        <Button
          icon={isShown ? "eye-off" : "eye"}
          onPress={() => {
            session.preview(isShown ? undefined : command);
            if (!isShown) revealAll(touched);
          }}
        >
          {isShown ? "Show the design as it is" : "Show on the drawing"}
        </Button>
        <Button
          variant="primary"
          onPress={() => {
            dispatch(command);
          }}
        >
          Apply the plan
        </Button>
      </div>
      {preview ? (
        <Notice severity="info" title="The drawing shows the plan" isLive>
          Nothing is changed yet. With it the design has {problemsOf(preview.findings)}.
        </Notice>
      ) : null}
      <ChangeTable lines={lines} />
    </>
  );
}

function problemsOf(findings: Parameters<typeof countFindings>[0]): string {
  const { error, warning } = countFindings(findings);
  return `${counted(error, "error", "errors")} and ${counted(warning, "warning", "warnings")}`;
}
