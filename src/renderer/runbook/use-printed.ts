import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { CallOutput } from "#shared/api/contract";
import { printedStore } from "../project/printed-runbooks.ts";
import { useProjectState, useSession } from "../project/session-context.tsx";

/** The runbooks printed so far, newest first; looks again after each edit on disk and each print. */
export function usePrinted(): CallOutput<"runbook.exports"> | undefined {
  const session = useSession();
  const project = useProjectState((state) => state.project);
  const isSaved = useProjectState((state) => state.save.kind === "saved");
  const { count } = useStore(printedStore);
  const [printed, setPrinted] = useState<CallOutput<"runbook.exports">>();
  useEffect(() => {
    if (!isSaved) return;
    let isWanted = true;
    void session.printedRunbooks().then((answer) => {
      if (isWanted && answer) setPrinted(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [session, project, isSaved, count]);
  return printed;
}
