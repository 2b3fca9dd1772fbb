import { useRef } from "react";
import { sameJson, type Json } from "#shared/kernel/json";
import type { Edit } from "#shared/commands/define-command";
import { isEmptyValue } from "#shared/model/field";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { useSession } from "../project/session-context.tsx";
import type { FieldView } from "./field-view.ts";

/** Writes a field. */
export interface FieldEdit {
  /** Sets the value on all targets; one visit to a field stays one step of undo. */
  set(value: Json): void;
  /** Ends the visit: the next value is a step of its own. */
  end(): void;
}

/**
 * Every pause while typing is a real edit, so that findings follow at once. A further one in the
 * same visit takes the place of the former: it is undone first, and undo names one change.
 */
export function useFieldEdit({ targets, field, isMixed }: FieldView): FieldEdit {
  const session = useSession();
  const { dispatch } = useEditorCommands();
  const visit = useRef<{ edit: Edit; before: Json | undefined } | undefined>(undefined);

  return {
    set(value) {
      const current = targets[0]?.fields[field.key];
      if (!isMixed && sameValue(current, value)) return;
      const mine = visit.current;
      const isLast = mine && session.store.getState().history.past.at(-1) === mine.edit;
      const before = isLast ? mine.before : current;
      if (isLast) session.undo();
      visit.current = undefined;
      if (isLast && !isMixed && sameValue(before, value)) return;
      const edit = dispatch({
        name: "element.edit",
        args: { ids: targets.map(({ id }) => id), fields: { [field.key]: value } },
      });
      if (edit) visit.current = { edit, before };
    },
    end() {
      visit.current = undefined;
    },
  };
}

function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return (isEmptyValue(a) && isEmptyValue(b)) || sameJson(a, b);
}
