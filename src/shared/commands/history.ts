import { inSentence } from "#shared/kernel/words";
import { reverseChanges } from "#shared/model/change";
import type { Edit } from "./define-command.ts";

/** What may be undone and redone, newest last. A value: every step makes a new one. */
export interface History {
  readonly past: readonly Edit[];
  readonly future: readonly Edit[];
}

/** How an edit came about. The journal keeps it, so that undo survives a restart. */
export type EditOrigin = "do" | "undo" | "redo";

export const EMPTY_HISTORY: History = { past: [], future: [] };

/** How many edits stay undoable. The journal keeps all of them. */
export const HISTORY_LENGTH = 500;

/** The history after an edit came in from `origin`. Folding a journal through it rebuilds both stacks. */
export function remember(history: History, edit: Edit, origin: EditOrigin): History {
  switch (origin) {
    case "do":
      return { past: [...history.past, edit].slice(-HISTORY_LENGTH), future: [] };
    case "undo": {
      const undone = history.past.at(-1);
      return undone
        ? { past: history.past.slice(0, -1), future: [...history.future, undone] }
        : history;
    }
    case "redo": {
      const redone = history.future.at(-1);
      return redone
        ? { past: [...history.past, redone], future: history.future.slice(0, -1) }
        : history;
    }
  }
}

/** The edit that undoes the newest one, or undefined when there is nothing to undo. */
export function undoEdit(history: History): Edit | undefined {
  const last = history.past.at(-1);
  return (
    last && {
      command: { name: "history.undo", args: {} },
      label: `Undo ${inSentence(last.label)}`,
      changes: reverseChanges(last.changes),
    }
  );
}

/** The edit that does the last undone one again. */
export function redoEdit(history: History): Edit | undefined {
  const last = history.future.at(-1);
  return (
    last && {
      command: { name: "history.redo", args: {} },
      label: `Redo ${inSentence(last.label)}`,
      changes: last.changes,
    }
  );
}
