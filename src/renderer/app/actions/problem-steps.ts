import { activeFindingStore, revealFinding } from "../../project/active-finding.ts";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, type Frame } from "../frame.ts";
import { currentFinding } from "./enablement.ts";
import { applyFix } from "./run-command.ts";

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
