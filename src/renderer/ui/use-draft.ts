import { useState } from "react";

export interface DraftOptions {
  /** The text outside of editing. */
  value: string;
  /** Every change while typing. */
  onInput?: ((text: string) => void) | undefined;
  /** Enter or leaving the field with a changed text. Returning false keeps the text in the field. */
  onCommit?: ((text: string) => boolean | void) | undefined;
}

export interface Draft {
  text: string;
  isEditing: boolean;
  change: (text: string) => void;
  commit: () => void;
  /** Back to the text before editing; false if there was nothing to restore. */
  restore: () => boolean;
}

/** A text that becomes the value only when it is committed. Give the field a `key` of the element it edits. */
export function useDraft({ value, onInput, onCommit }: DraftOptions): Draft {
  const [draft, setDraft] = useState<{ text: string; before: string } | null>(null);

  const change = (text: string) => {
    setDraft({ text, before: draft?.before ?? value });
    onInput?.(text);
  };

  const commit = () => {
    if (!draft) return;
    const isTaken = draft.text === draft.before || onCommit?.(draft.text) !== false;
    if (isTaken) setDraft(null);
  };

  const restore = () => {
    if (!draft) return false;
    setDraft(null);
    onInput?.(draft.before);
    return true;
  };

  return { text: draft?.text ?? value, isEditing: draft !== null, change, commit, restore };
}
