import type { CommandCall, Edit } from "#shared/commands/define-command";
import { messageText } from "#shared/kernel/message";
import type { Fix } from "#shared/rules/finding";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, speak, type Frame } from "../frame.ts";

/** Carries out a command on the open project; a refusal is said in a message. */
export function runCommand(frame: Frame, call: CommandCall): Edit | undefined {
  const session = sessionOf(frame);
  if (!session) return undefined;
  const done = session.dispatch(call);
  if (done.ok) {
    speak(frame, done.value.label);
    return done.value;
  }
  toasts.add({ severity: "warning", text: done.error.message });
  return undefined;
}

/** Mends a finding in one step of undo. */
export function applyFix(frame: Frame, fix: Fix): void {
  runUndoable(frame, fix.command, `Done: ${messageText(fix.title)}`);
}

/** Carries out a command and says what was done, with the way back beside it. */
export function runUndoable(frame: Frame, call: CommandCall, text: string): void {
  const edit = runCommand(frame, call);
  if (!edit) return;
  toasts.add({
    severity: "pass",
    text,
    action: { label: "Undo", onPress: () => undoIfLast(frame, edit) },
  });
}

/** Undoes an edit from a message, unless others came after it. */
function undoIfLast(frame: Frame, edit: Edit): void {
  const session = sessionOf(frame);
  if (!session) return;
  if (session.store.getState().history.past.at(-1) === edit) session.undo();
  else toasts.add({ severity: "info", text: "There are newer changes; undo those first." });
}
