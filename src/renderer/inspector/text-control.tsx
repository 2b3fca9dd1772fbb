import { useRef, useState } from "react";
import { TextArea } from "../ui/text-area.tsx";
import { TextInput } from "../ui/text-input.tsx";
import type { ControlProps } from "./control-props.ts";
import { fieldLines } from "./field-messages.tsx";
import { fieldNote } from "./field-note.tsx";
import { jsonText } from "../project/json-text.ts";
import { isMono } from "./field-text.ts";
import { placeholderOf } from "./field-view.ts";
import { readDraft } from "./read-draft.ts";
import { useFieldEdit } from "./use-field-edit.ts";
import { useTakeOnPause } from "./use-take-on-pause.ts";
import { useFieldPrefix } from "./use-field-prefix.ts";

/** A field that is typed. It is parsed at each key, and taken on Enter, on leaving, on a paste and on a pause. */
export function TextControl({ view, findings }: ControlProps) {
  const { field, stored, isLocked, effective } = view;
  const within = useFieldPrefix(view.targets[0]);
  const edit = useFieldEdit(view);
  const [draft, setDraft] = useState<string | null>(null);
  const isPasting = useRef(false);
  const shownText = jsonText(isLocked ? effective : stored);
  const reading = readDraft(field.type, draft ?? shownText, within);

  const pause = useTakeOnPause((text) => edit.set(readDraft(field.type, text, within).value));

  const onInput = (text: string) => {
    setDraft(text);
    if (isPasting.current) pause.now(text);
    else pause.later(text);
    isPasting.current = false;
  };

  const shared = {
    label: field.label,
    note: fieldNote(view),
    value: shownText,
    mono: isMono(field.type),
    placeholder: isLocked ? "" : placeholderOf(view),
    ...fieldLines(
      view,
      findings,
      findings.length === 0 || draft !== null ? reading.error : undefined,
    ),
    onInput,
    onCommit: (text: string) => {
      pause.now(text);
      edit.end();
      setDraft(null);
    },
  };

  return (
    <div
      onPasteCapture={() => (isPasting.current = true)}
      onBlur={() => {
        pause.flush();
        edit.end();
        setDraft(null);
      }}
    >
      {field.type.type === "text" && field.type.multiline ? (
        <TextArea {...shared} />
      ) : (
        <TextInput
          {...shared}
          unit={field.unit}
          inputMode={field.type.type === "integer" ? "numeric" : "text"}
          trailing={
            draft !== null && reading.shown ? (
              <span className="mono">{reading.shown}</span>
            ) : undefined
          }
        />
      )}
    </div>
  );
}
