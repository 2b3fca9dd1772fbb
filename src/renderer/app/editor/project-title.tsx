import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { projectName } from "#shared/model/project";
import { useEditorCommands } from "../../project/editor-commands.tsx";
import { renameProjectRequests } from "../../project/requests.ts";
import { useProjectState } from "../../project/session-context.tsx";
import { cx } from "../../ui/cx.ts";
import styles from "./project-title.module.css";

/** The name of the project; pressed, it can be changed in place. */
export function ProjectTitle() {
  const name = useProjectState((state) => projectName(state.project));
  const { dispatch } = useEditorCommands();
  const [isEditing, setEditing] = useState(false);
  const isDone = useRef(false);
  useEffect(
    () =>
      renameProjectRequests.listen(() => {
        isDone.current = false;
        setEditing(true);
      }),
    [],
  );
  useEffect(() => {
    document.title = `${name} – Underlay`;
    return () => void (document.title = "Underlay");
  }, [name]);

  const finish = (text: string) => {
    if (isDone.current) return;
    isDone.current = true;
    const wanted = text.trim();
    if (wanted !== "" && wanted !== name) {
      dispatch({ name: "project.rename", args: { name: wanted } });
    }
    setEditing(false);
  };

  if (!isEditing) {
    return (
      <h1 className={styles.title}>
        <Button
          className={cx(styles.button)}
          aria-label={`${name}, rename the project`}
          onPress={() => renameProjectRequests.ask()}
        >
          {name}
        </Button>
      </h1>
    );
  }
  return (
    <input
      className={styles.editor}
      aria-label="Name of the project"
      defaultValue={name}
      maxLength={256}
      spellCheck={false}
      ref={(input) => {
        input?.focus();
        input?.select();
      }}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(name);
      }}
    />
  );
}
