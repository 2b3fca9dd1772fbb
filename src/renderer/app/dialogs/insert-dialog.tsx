import type { ProjectSession } from "../../project/project-store.ts";
import { INSERTABLES } from "../../project/palette-entries.ts";
import type { CommandEntry } from "../../ui/command-entry.ts";
import { isIconName } from "../../ui/icons.ts";
import { findHome, insertEntry } from "../actions/insert.ts";
import { useFrame } from "../frame-context.tsx";
import { PaletteDialog } from "./palette-dialog.tsx";

/** Choose by typing what to insert; each line says where it would go. */
export function InsertDialog({
  session,
  onClose,
}: {
  session: ProjectSession;
  onClose: () => void;
}) {
  const frame = useFrame();
  const { project } = session.store.getState();
  const entries = INSERTABLES.map(({ entry, kind, icon }): CommandEntry => {
    const home = findHome(project, kind);
    const where = home.ok ? `in ${home.container?.name ?? "the project"}` : home.reason;
    return {
      id: entry.id,
      label: entry.label,
      group: entry.group,
      icon: isIconName(icon) ? icon : "box",
      hint: where,
      keywords: [kind.label],
    };
  });
  return (
    <PaletteDialog
      label="Insert element"
      placeholder="Insert element"
      entries={entries}
      onClose={onClose}
      onRun={(id) => {
        onClose();
        insertEntry(frame, id);
      }}
    />
  );
}
