import { useState } from "react";
import { isIsoDay, isoDay } from "#shared/kernel/day";
import { recordsOf } from "#shared/model/project";
import type { Finding } from "#shared/rules/finding";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { newId } from "../project/new-id.ts";
import type { ProjectSession } from "../project/project-store.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextInput } from "../ui/text-input.tsx";
import styles from "./waive-dialog.module.css";

export interface WaiveDialogProps {
  readonly finding: Finding;
  readonly session: ProjectSession;
  readonly onClose: () => void;
}

/** Accepts a finding: who takes it on, why, and until when. */
export function WaiveDialog({ finding, session, onClose }: WaiveDialogProps) {
  const { dispatch } = useEditorCommands();
  const waivers = [...recordsOf(session.store.getState().project, "waivers")];
  const [reason, setReason] = useState("");
  const [owner, setOwner] = useState(waivers.at(-1)?.owner ?? "");
  const [expires, setExpires] = useState("");
  const [isTried, setTried] = useState(false);
  const [today] = useState(() => isoDay(new Date()));
  const errors = {
    reason: reason.trim() === "" ? "Say why this is acceptable." : undefined,
    owner: owner.trim() === "" ? "Name who takes it on." : undefined,
    expires: endError(expires.trim(), today),
  };

  const waive = () => {
    setTried(true);
    if (errors.reason ?? errors.owner ?? errors.expires) return;
    // A waiver of the same finding that has ended is renewed, so that none is left behind.
    const ended = waivers.find((waiver) => waiver.finding === finding.key);
    const done = dispatch({
      name: "waiver.add",
      args: {
        id: ended?.id ?? newId("waiver"),
        finding: finding.key,
        rule: finding.rule,
        reason: reason.trim(),
        owner: owner.trim(),
        expires: expires.trim() === "" ? null : expires.trim(),
      },
    });
    if (done) onClose();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`Waive ${finding.rule}`}
      description={<MessageText message={finding.message} />}
      actions={
        <>
          <Button variant="ghost" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onPress={waive}>
            Waive
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label="Reason"
          autoFocus
          value={reason}
          onInput={setReason}
          error={isTried ? errors.reason : undefined}
          help="Kept in the project and printed in the runbook."
        />
        <TextInput
          label="Owner"
          value={owner}
          onInput={setOwner}
          error={isTried ? errors.owner : undefined}
        />
        <TextInput
          label="Last valid day"
          note="optional"
          mono
          placeholder="2027-01-31"
          value={expires}
          onInput={setExpires}
          error={isTried || expires.length >= 10 ? errors.expires : undefined}
          help={
            expires.trim() === ""
              ? "Without a day it holds until it is taken back."
              : "After that day the problem counts again, and the waiver is a warning."
          }
        />
        <div className={styles.quick}>
          {DAYS.map((days) => (
            <Button key={days} size="sm" onPress={() => setExpires(dayAfter(days))}>
              {days} days
            </Button>
          ))}
          <Button size="sm" onPress={() => setExpires("")}>
            No end
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const DAYS = [14, 30, 90] as const;

function dayAfter(days: number): string {
  const now = new Date();
  return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

function endError(typed: string, today: string): string | undefined {
  if (typed === "") return undefined;
  if (!isIsoDay(typed)) return "A day is written as 2027-01-31.";
  return typed < today ? "That day is over." : undefined;
}
