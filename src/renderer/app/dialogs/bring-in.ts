import type { CommandCall } from "#shared/commands/define-command";
import type { MergePlan } from "#shared/formats/merge/merge-plan";
import { applyCommand } from "#shared/commands/apply";
import { arrangeMissing } from "#shared/drawing/arrange";
import { counted } from "#shared/kernel/words";
import type { Project } from "#shared/model/project";
import { newId } from "../../project/new-id.ts";
import { toasts } from "../../ui/toasts.ts";
import { runUndoable } from "../actions/run-command.ts";
import { sessionOf, type Frame } from "../frame.ts";

/** What bringing the imported design into the open project comes to. */
export async function planInto(frame: Frame, imported: Project): Promise<MergePlan | undefined> {
  const session = sessionOf(frame);
  if (!session) return undefined;
  const { planMerge } = await import("#shared/formats/merge/plan-merge");
  return planMerge(session.store.getState().project, imported, newId);
}

/** Carries the accepted items out as one step of undo; what is new gets a place in the drawing. */
export async function bringIn(
  frame: Frame,
  plan: MergePlan,
  accepted: ReadonlySet<string>,
  fileName: string,
): Promise<void> {
  const session = sessionOf(frame);
  if (!session) return;
  const { mergeAccepted } = await import("#shared/formats/merge/merge-command");
  const { project, view } = session.store.getState();
  const label = `Import ${fileName}`.slice(0, 200);
  const { command, next, refused } = mergeAccepted(project, plan, accepted, newId, label);
  const [first] = refused;
  if (first) {
    const text = `${counted(refused.length, "item", "items")} could not be brought in: ${first.message}`;
    toasts.add({ severity: "warning", text, timeout: 12_000 });
  }
  if (!command) return;
  runUndoable(frame, withPlaces(command, next, view), `Brought in from ${fileName}`);
}

function withPlaces(command: CommandCall, next: Project, view: string): CommandCall {
  const places = arrangeMissing(next, view);
  if (places.length === 0) return command;
  const place = { name: "view.place", args: { view, places } };
  const { label, commands } = command.args;
  const all = {
    name: "batch",
    args: { label: label ?? "", commands: [...(Array.isArray(commands) ? commands : []), place] },
  };
  return applyCommand(next, place).ok ? all : command;
}
