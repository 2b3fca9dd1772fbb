import { applyCommand } from "#shared/commands/apply";
import { isoDay } from "#shared/kernel/day";
import { counted } from "#shared/kernel/words";
import { fixAll } from "#shared/rules/fix-all";
import { activeFindingStore, revealFinding } from "../../project/active-finding.ts";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, type Frame } from "../frame.ts";
import { currentFinding } from "./enablement.ts";
import { applyFix, runUndoable } from "./run-command.ts";

/** Goes to the next or the previous problem, round and round. */
export function stepProblem(frame: Frame, step: 1 | -1): void {
  const findings = sessionOf(frame)?.store.getState().findings ?? [];
  if (findings.length === 0) {
    toasts.add({ severity: "pass", text: "There are no problems." });
    return;
  }
  const { key } = activeFindingStore.getState();
  const at = findings.findIndex((finding) => finding.key === key);
  const start = at < 0 && step === -1 ? 0 : at;
  const next = findings[(start + step + findings.length) % findings.length];
  if (next) revealFinding(next);
}

/** Applies the safest fix of the finding in question. */
export function fixCurrent(frame: Frame): void {
  const finding = currentFinding(frame);
  const [fix] = finding ? (sessionOf(frame)?.checker.fixesFor(finding) ?? []) : [];
  if (fix) applyFix(frame, fix);
  else toasts.add({ severity: "info", text: "No fix is offered for this problem." });
}

/** Mends everything that the same rule found, in one step of undo. */
export function fixAllLikeCurrent(frame: Frame): void {
  const finding = currentFinding(frame);
  if (finding) fixAllOf(frame, finding.rule);
}

/** Mends all findings of a rule in one step of undo, and says what is left and why. */
export function fixAllOf(frame: Frame, rule: string): void {
  const session = sessionOf(frame);
  if (!session) return;
  const { project } = session.store.getState();
  const today = isoDay(new Date());
  const { commands, mended, left } = fixAll(project, rule, applyCommand, { today });
  const [stays] = left;
  if (commands.length === 0) {
    toasts.add({
      severity: "info",
      text: `Nothing could be mended. ${stays?.reason ?? ""}`.trim(),
    });
    return;
  }
  const what = counted(mended.length, "problem", "problems");
  const batch = {
    label: `Fix ${what} of ${rule}`,
    commands: commands.map((call) => ({ ...call })),
  };
  const rest = stays ? ` ${counted(left.length, "is", "are")} left: ${stays.reason}` : "";
  runUndoable(frame, { name: "batch", args: batch }, `Mended ${what} of ${rule}.${rest}`);
}
