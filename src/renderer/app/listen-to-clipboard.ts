import { deleteSelection } from "./actions/actions.ts";
import { copySelection, pasteText } from "./actions/clipboard.ts";
import { sessionOf, type Frame } from "./frame.ts";
import { isEditable } from "./listen-to-keys.ts";

/**
 * Copy, cut and paste by key come as events that carry the clipboard itself; no permission is asked
 * for. Fields, dialogs and selected text keep theirs.
 */
export function listenToClipboard(frame: Frame): () => void {
  const isOurs = (event: Event): boolean => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (!sessionOf(frame) || isEditable(target) || target.closest('[role="dialog"]')) return false;
    return event.type === "paste" || (getSelection()?.isCollapsed ?? true);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (!isOurs(event)) return;
    const text = copySelection(frame);
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    if (event.type === "cut") deleteSelection(frame);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    pasteText(frame, event.clipboardData?.getData("text/plain") ?? "");
  };
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCopy);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCopy);
    document.removeEventListener("paste", onPaste);
  };
}
