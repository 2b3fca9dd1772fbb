import { ACTIONS, type ActionDef, type ActionId } from "#shared/commands/actions";
import { matchesKeys } from "../project/keys.ts";
import { runAction } from "./actions/actions.ts";
import { canRun } from "./actions/enablement.ts";
import type { Frame } from "./frame.ts";

/** What a field does itself while somebody types in it. */
const FIELD_KEEPS: ReadonlySet<ActionId> = new Set<ActionId>([
  "edit.undo",
  "edit.redo",
  "edit.delete",
  "edit.selectAll",
]);

/** What the canvas does itself, in place, while it has the focus. */
const CANVAS_KEEPS: ReadonlySet<ActionId> = new Set<ActionId>(["edit.rename", "edit.delete"]);

/** The browser sends events of its own for these; see listen-to-clipboard.ts. */
const CLIPBOARD: ReadonlySet<ActionId> = new Set<ActionId>(["edit.cut", "edit.copy", "edit.paste"]);

/**
 * Runs actions by their keys. Listens before the parts of the page, so that a letter does not also
 * move the focus in a tree; leaves menus and dialogs alone.
 */
export function listenToKeys(frame: Frame): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || !(event.target instanceof Element)) return;
    if (event.target.closest('[role="dialog"], [role="menu"]')) return;
    // A list finds its items by the letters that are typed.
    const isField = isEditable(event.target) || event.target.closest('[role="listbox"]') !== null;
    const found = ACTIONS.find((action: ActionDef) =>
      (action.keys ?? []).some((keys) => matchesKeys(event, keys) && (!isField || isFree(keys))),
    );
    if (
      !found ||
      CLIPBOARD.has(found.id) ||
      (isEditable(event.target) && FIELD_KEEPS.has(found.id))
    )
      return;
    if (CANVAS_KEEPS.has(found.id) && event.target.closest("[data-canvas]")) return;
    const isPlain = !event.ctrlKey && !event.metaKey;
    if (!canRun(frame, found.id)) {
      if (!isPlain) event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    // What is being typed is taken first, so that the action sees it.
    if (
      isEditable(event.target) &&
      event.target instanceof HTMLElement &&
      found.id !== "view.palette"
    ) {
      event.target.blur();
    }
    runAction(frame, found.id);
  };
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}

/** Keys that type nothing: combinations with Mod, and function keys. */
function isFree(keys: string): boolean {
  return keys.startsWith("Mod+") || /(^|\+)F\d+$/.test(keys);
}

/** True for what takes text. */
export function isEditable(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
