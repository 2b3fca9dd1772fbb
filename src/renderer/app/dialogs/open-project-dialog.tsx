import { useEffect, useState } from "react";
import type { ProjectSummary } from "#shared/api/contract";
import { Notice } from "../../ui/notice.tsx";
import { useFrame } from "../frame-context.tsx";
import { openProject } from "../open-project.ts";
import { PaletteDialog } from "./palette-dialog.tsx";
import styles from "./open-project-dialog.module.css";

/** The projects of this host, where there is no dialog of the system to choose a file with. */
export function OpenProjectDialog({ onClose }: { onClose: () => void }) {
  const frame = useFrame();
  const [projects, setProjects] = useState<readonly ProjectSummary[]>([]);
  useEffect(() => {
    let isGone = false;
    void frame.client.call("projects.list", {}).then((answer) => {
      if (answer.ok && !isGone) setProjects(answer.value);
    });
    return () => void (isGone = true);
  }, [frame]);
  return (
    <PaletteDialog
      label="Open project"
      placeholder="Open project"
      emptyText="There is no project yet."
      entries={projects.map(({ handle, name, fileName }) => ({
        id: handle,
        label: name,
        group: "Projects",
        icon: "file-text",
        hint: fileName,
      }))}
      onClose={onClose}
      onRun={(handle) => {
        onClose();
        void openProject(frame, handle);
      }}
    >
      <div className={styles.note}>
        <Notice severity="info" title="Files elsewhere">
          A browser gives no access to files by their place. Start Underlay with the file as its
          argument, open it in the desktop app, or import its text form.
        </Notice>
      </div>
    </PaletteDialog>
  );
}
