import { ACTIONS, type ActionId } from "#shared/commands/actions";
import { getKind } from "#shared/kinds/index";
import { recordsOf } from "#shared/model/project";
import { headlineOf, pathOf } from "../../project/describe.ts";
import { shortcutOf } from "../../project/keys.ts";
import { INSERTABLES } from "../../project/palette-entries.ts";
import { reveal } from "../../project/selection-store.ts";
import type { CommandEntry } from "../../ui/command-entry.ts";
import { isIconName } from "../../ui/icons.ts";
import { runAction } from "../actions/actions.ts";
import { canRun } from "../actions/enablement.ts";
import { insertEntry } from "../actions/insert.ts";
import { useFrame } from "../frame-context.tsx";
import { sessionOf, type Frame } from "../frame.ts";
import { PaletteDialog } from "./palette-dialog.tsx";

/** Everything by typing: actions, elements by name or address, things to insert. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const frame = useFrame();
  const run = (id: string) => {
    const [sort, rest] = cut(id);
    onClose();
    if (sort === "action") runAction(frame, rest as ActionId);
    if (sort === "element") reveal(rest);
    if (sort === "insert") insertEntry(frame, rest);
  };
  return (
    <PaletteDialog
      label="Command palette"
      entries={entriesFor(frame)}
      onRun={run}
      onClose={onClose}
    />
  );
}

function cut(id: string): [string, string] {
  const at = id.indexOf(":");
  return [id.slice(0, at), id.slice(at + 1)];
}

function entriesFor(frame: Frame): CommandEntry[] {
  const actions = ACTIONS.filter(({ id }) => canRun(frame, id)).map((action): CommandEntry => ({
    id: `action:${action.id}`,
    label: action.label,
    group: action.menu,
    shortcut: shortcutOf(action),
  }));
  const session = sessionOf(frame);
  if (!session) return actions;
  const { project } = session.store.getState();
  const { facts } = session.checker;
  const elements = [...recordsOf(project, "elements")].map((element): CommandEntry => {
    const kind = getKind(element.kind);
    const owner = pathOf(project, element).at(-1);
    const isPort = kind.shape === "port" && owner;
    const headline = headlineOf(facts, element);
    return {
      id: `element:${element.id}`,
      label: isPort ? `${owner.name} ${element.name}` : element.name,
      group: "Elements",
      icon: isIconName(kind.icon) ? kind.icon : "box",
      hint: headline === "" ? undefined : headline,
      keywords: [kind.label],
    };
  });
  const insertables = INSERTABLES.map(({ entry, icon }): CommandEntry => ({
    id: `insert:${entry.id}`,
    label: `Insert ${entry.label}`,
    group: "Insert",
    icon: isIconName(icon) ? icon : "box",
  }));
  return [...actions, ...elements, ...insertables];
}
