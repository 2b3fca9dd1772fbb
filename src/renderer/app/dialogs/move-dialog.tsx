import { applyCommand } from "#shared/commands/apply";
import { compareNatural } from "#shared/kernel/order";
import { counted } from "#shared/kernel/words";
import { getKind, KINDS } from "#shared/kinds/index";
import { findRecord, recordsOf } from "#shared/model/project";
import { pathOf } from "../../project/describe.ts";
import type { ProjectSession } from "../../project/project-store.ts";
import { isIconName } from "../../ui/icons.ts";
import type { CommandEntry } from "../../ui/command-entry.ts";
import { runCommand } from "../actions/run-command.ts";
import { useFrame } from "../frame-context.tsx";
import { TargetPicker, type Refused } from "./target-picker.tsx";

const TOP = "(project)";
const HOLDERS = new Set(KINDS.flatMap((kind) => kind.parents));

export interface MoveDialogProps {
  readonly session: ProjectSession;
  readonly elements: readonly string[];
  readonly onClose: () => void;
}

/** Moves elements into another container by keyboard. Tries each move before it offers it. */
export function MoveDialog({ session, elements: ids, onClose }: MoveDialogProps) {
  const frame = useFrame();
  const { project } = session.store.getState();
  const first = findRecord(project, "elements", ids[0] ?? "");
  if (!first) return null;
  const call = (parent: string) => ({
    name: "element.reparent",
    args: { ids: [...ids], parent: parent === TOP ? null : parent },
  });
  const isHere = (parent: string | null) =>
    ids.every((id) => findRecord(project, "elements", id)?.parent === parent);
  const containers = [...recordsOf(project, "elements")]
    .filter(({ kind, id }) => HOLDERS.has(kind) && !isHere(id) && !ids.includes(id))
    .toSorted((a, b) => compareNatural(a.name, b.name));
  const candidates = [
    ...(isHere(null) ? [] : [{ id: TOP, label: "The project itself", icon: undefined, where: "" }]),
    ...containers.map((container) => {
      const { icon } = getKind(container.kind);
      return {
        id: container.id,
        label: container.name,
        icon: isIconName(icon) ? icon : undefined,
        where: pathOf(project, container)
          .map(({ name }) => name)
          .join(" › "),
      };
    }),
  ];
  const entries: CommandEntry[] = [];
  const refused: Refused[] = [];
  for (const { id, label, icon, where } of candidates) {
    const tried = applyCommand(project, call(id));
    if (tried.ok) entries.push({ id, label, icon, group: "Containers", hint: where || undefined });
    else refused.push({ id, label, reason: tried.error.message });
  }
  const what = ids.length === 1 ? first.name : counted(ids.length, "element", "elements");
  return (
    <TargetPicker
      title={`Move ${what} into`}
      emptyText="There is no other container that takes it."
      entries={entries}
      refused={refused}
      onClose={onClose}
      onPick={(parent) => runCommand(frame, call(parent))}
    />
  );
}
