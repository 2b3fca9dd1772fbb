import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import { arrangeMissing } from "#shared/drawing/arrange";
import type { Place } from "#shared/drawing/arrange";
import type { Json } from "#shared/kernel/json";
import type { Project } from "#shared/model/project";

/** A command that puts elements somewhere. */
export function placeCommand(view: string, places: readonly Place[], label?: string): CommandCall {
  return { name: "view.place", args: { view, places, ...(label === undefined ? {} : { label }) } };
}

/** Several commands as one step of undo; a single one stays what it is. */
export function inOneStep(label: string, commands: readonly CommandCall[]): CommandCall {
  const [only] = commands;
  if (commands.length === 1 && only) return only;
  return { name: "batch", args: { label, commands: commands as unknown as Json } };
}

/**
 * The command together with places for what it leaves without one, and for neighbours that have to
 * make room, all in one step.
 */
export function withRoom(project: Project, view: string, call: CommandCall): CommandCall {
  const done = applyCommand(project, call);
  if (!done.ok) return call;
  const before = new Set(arrangeMissing(project, view).map(({ element }) => element));
  const places = arrangeMissing(done.value.next, view).filter(
    ({ element }) => !before.has(element),
  );
  if (places.length === 0) return call;
  if (call.name === "view.place") {
    const wanted = call.args["places"] as unknown as readonly Place[];
    const moved = new Set(wanted.map(({ element }) => element));
    const others = places.filter(({ element }) => !moved.has(element));
    return placeCommand(view, [...wanted, ...others], done.value.edit.label);
  }
  const commands =
    call.name === "batch" ? (call.args["commands"] as unknown as CommandCall[]) : [call];
  return inOneStep(done.value.edit.label, [...commands, placeCommand(view, places)]);
}
