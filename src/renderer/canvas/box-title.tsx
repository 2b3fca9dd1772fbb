import { useLayoutEffect, useRef } from "react";
import { useCanvas, useCanvasStore } from "./canvas-context.tsx";
import styles from "./box-title.module.css";

/** The name of a box; a double click or F2 makes it a field, Enter takes it, Escape leaves it. */
export function BoxTitle({ id, title }: { id: string; title: string }) {
  const isRenaming = useCanvas(({ renaming }) => renaming === id);
  return isRenaming ? (
    <TitleField id={id} title={title} />
  ) : (
    <span className={styles.title}>{title}</span>
  );
}

function TitleField({ id, title }: { id: string; title: string }) {
  const store = useCanvasStore();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => field.current?.select(), []);

  function finish(name: string | undefined): void {
    if (isDone.current) return;
    isDone.current = true;
    store.setState({ renaming: undefined, active: id });
    const wanted = name?.trim() ?? "";
    if (wanted === "" || wanted === title) return;
    store.session.dispatch({ name: "element.rename", args: { id, name: wanted } });
  }

  return (
    <input
      ref={field}
      className={`${styles.field} nodrag nopan`}
      aria-label={`Name of ${title}`}
      defaultValue={title}
      maxLength={256}
      spellCheck={false}
      autoFocus
      onBlur={(event) => finish(event.currentTarget.value)}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        const frame = event.currentTarget.closest<HTMLElement>("[data-box]");
        finish(event.key === "Enter" ? event.currentTarget.value : undefined);
        frame?.focus();
      }}
    />
  );
}
