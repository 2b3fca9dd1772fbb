import type { CanvasMenuRequest } from "../../canvas/canvas-api.ts";
import type { EditorCommands } from "../../project/editor-commands.tsx";
import type { MenuEntry } from "../../ui/menu-entry.ts";
import type { Frame } from "../frame.ts";

/** What can be done with what was clicked on the canvas. Holds what the palette holds. */
export function canvasMenu(
  frame: Frame,
  { lines }: EditorCommands,
  { element, link }: CanvasMenuRequest,
): MenuEntry[] {
  const separator = (id: string): MenuEntry => ({ kind: "separator", id });
  const danger = lines("edit.delete").map((line) => ({ ...line, isDanger: true }));
  if (link !== undefined) {
    return danger.map((line) => ({ ...line, label: "Disconnect", icon: "unlink" as const }));
  }
  if (element === undefined) {
    return [
      ...lines("insert.element", "edit.paste", "edit.selectAll"),
      separator("view"),
      ...lines("view.zoomFit", "view.zoomActual", "view.arrange"),
    ];
  }
  const rename = lines("edit.rename").map((line) => ({
    ...line,
    onAction: () => frame.canvas.current?.rename(element),
  }));
  return [
    ...lines("view.zoomSelection"),
    ...rename,
    separator("clipboard"),
    ...lines("edit.cut", "edit.copy", "edit.paste", "edit.duplicate"),
    separator("insert"),
    ...lines("insert.element", "insert.link", "edit.moveTo"),
    separator("check"),
    ...lines("check.fixFirst"),
    separator("delete"),
    ...danger,
  ];
}
