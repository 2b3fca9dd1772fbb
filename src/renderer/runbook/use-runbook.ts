import { useEffect, useState } from "react";
import { isoDay } from "#shared/kernel/day";
import type { Runbook } from "#shared/runbook/runbook";
import { useProject, useProjectState, useSession } from "../project/session-context.tsx";

/** Milliseconds without an edit before the runbook is written anew. */
const PAUSE = 200;

/**
 * The runbook of the project as it stands; follows the edits after a short pause. `head` is the
 * number of the newest edit on disk, once it is known.
 */
export function useRunbook(head: number | undefined): Runbook | undefined {
  const session = useSession();
  const project = useProject();
  const findings = useProjectState((state) => state.findings);
  const [runbook, setRunbook] = useState<Runbook>();
  useEffect(() => {
    let isWanted = true;
    const write = async (): Promise<void> => {
      const { runbookWithoutDiagram } = await import("#shared/formats/design-runbook");
      // While the code was loading another edit may have come; its own turn is next.
      if (!isWanted) return;
      const { checker } = session;
      const revision = head === undefined ? {} : { revision: String(head) };
      setRunbook(
        runbookWithoutDiagram(project, { checker, date: isoDay(new Date()), ...revision }),
      );
    };
    const timer = setTimeout(() => void write(), PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [session, project, findings, head]);
  return runbook;
}
