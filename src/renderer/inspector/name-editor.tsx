import { useRef } from "react";
import type { ElementRecord } from "#shared/model/records";
import { useEditorCommands } from "../project/editor-commands.tsx";
import styles from "./inspector-header.module.css";

/** The name of an element while it is being changed. Enter and leaving take it, Escape does not. */
export function NameEditor({ element, onDone }: { element: ElementRecord; onDone: () => void }) {
  const { dispatch } = useEditorCommands();
  const isDone = useRef(false);
  const finish = (name: string) => {
    if (isDone.current) return;
    isDone.current = true;
    const wanted = name.trim();
    if (wanted !== "" && wanted !== element.name) {
      dispatch({ name: "element.rename", args: { id: element.id, name: wanted } });
    }
    onDone();
  };
  return (
    <input
      className={styles.editor}
      aria-label={`Name of ${element.name}`}
      defaultValue={element.name}
      maxLength={256}
      spellCheck={false}
      ref={(input) => {
        input?.focus();
        input?.select();
      }}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(element.name);
      }}
    />
  );
}
