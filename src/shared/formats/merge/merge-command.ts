import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import type { IdSource } from "#shared/kernel/ids";
import { findRecord, type Project } from "#shared/model/project";
import type { MergePlan, PlannedItem } from "./merge-plan.ts";

/** What is carried out of a plan, as one step of undo, and what could not be. */
export interface Merge {
  /** Undefined when nothing is left to do. */
  readonly command: CommandCall | undefined;
  readonly next: Project;
  /** Items that were accepted and that the project refuses, with the reason. */
  readonly refused: readonly { readonly item: PlannedItem; readonly message: string }[];
}

/**
 * Carries out the accepted items of a plan on the project it was made for. An item whose container or
 * end is not accepted is left out with it. Elements come first, then values, then connections.
 */
export function mergeAccepted(
  project: Project,
  { items }: MergePlan,
  accepted: ReadonlySet<string>,
  ids: IdSource,
  label: string,
): Merge {
  const chosen = withNeeds(items, accepted);
  const commands: CommandCall[] = [];
  const refused: { item: PlannedItem; message: string }[] = [];
  let next = project;
  const carryOut = (item: PlannedItem, call: CommandCall): void => {
    const done = applyCommand(next, call);
    if (done.ok) {
      commands.push(call);
      next = done.value.next;
    } else refused.push({ item, message: done.error.message });
  };
  for (const item of chosen) {
    for (const step of item.steps) if ("add" in step) carryOut(item, step.add);
  }
  for (const item of chosen) {
    for (const step of item.steps) {
      if (!("set" in step)) continue;
      const { element, field, value } = step.set;
      // A reference to something that was not accepted is not made.
      if (isReference(items, value) && !findRecord(next, "elements", value)) continue;
      carryOut(item, {
        name: "element.edit",
        args: { ids: [element], fields: { [field]: value } },
      });
    }
  }
  for (const item of chosen) {
    for (const step of item.steps) {
      if (!("join" in step)) continue;
      const { from, to, instead } = step.join;
      if (instead !== undefined) {
        carryOut(item, { name: "items.delete", args: { elements: [], links: [instead] } });
      }
      carryOut(item, { name: "link.connect", args: { id: ids("link"), from, to } });
    }
  }
  const args = { label, commands: commands.map(({ name, args: each }) => ({ name, args: each })) };
  return { command: commands.length === 0 ? undefined : { name: "batch", args }, next, refused };
}

function withNeeds(items: readonly PlannedItem[], accepted: ReadonlySet<string>): PlannedItem[] {
  const there = new Set<string>();
  return items.filter(({ key, needs, steps }) => {
    const isChosen = accepted.has(key) && needs.every((need) => there.has(need));
    if (isChosen && steps.some((step) => "add" in step)) there.add(key);
    return isChosen;
  });
}

/** True for a value that names an element which the import would add. */
function isReference(items: readonly PlannedItem[], value: unknown): value is string {
  return (
    typeof value === "string" &&
    items.some(({ steps }) => steps.some((step) => "add" in step && step.add.args["id"] === value))
  );
}
