import type { ProjectSummary } from "#shared/api/contract";
import { counted } from "#shared/kernel/words";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { timeText } from "./time-text.ts";

/** Good news after a crash: what was kept, and the last edit. */
export function RecoveredNotices({
  projects,
  onOpen,
}: {
  projects: readonly ProjectSummary[];
  onOpen: (handle: string) => void;
}) {
  return projects.map(({ handle, name, recovered }) =>
    recovered ? (
      <Notice
        key={handle}
        layout="bar"
        severity="info"
        icon="life-buoy"
        title={`Recovered: ${name}`}
        actions={
          <Button variant="primary" aria-label={`Open ${name}`} onPress={() => onOpen(handle)}>
            Open
          </Button>
        }
      >
        Underlay was closed by force{recovered.at ? `, last edit ${timeText(recovered.at)}` : null}.
        All {counted(recovered.edits, "edit is", "edits are")} in the file
        {recovered.lastLabel === "" ? null : (
          <>
            ; the last was <strong>{recovered.lastLabel}</strong>
          </>
        )}
        . Nothing was lost.
      </Notice>
    ) : null,
  );
}
