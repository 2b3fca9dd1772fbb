import { useEffect } from "react";
import type { ProjectSession } from "../../project/project-store.ts";
import { countFindings } from "../../project/findings-index.ts";
import { useSession } from "../../project/session-context.tsx";
import { useFrame } from "../frame-context.tsx";
import type { Frame } from "../frame.ts";
import { takeLook } from "../memory/take-look.ts";
import { withLook } from "../memory/project-looks.ts";

/** Milliseconds of rest after which the look of the project is remembered. */
const REST = 1500;

/** Remembers how the project looks, for the start screen. Only what is saved is remembered. */
export function useProjectLook(): void {
  const frame = useFrame();
  const session = useSession();
  useEffect(() => {
    let timer = setTimeout(() => remember(frame, session), REST);
    const stop = session.store.subscribe((now, before) => {
      if (now.project === before.project && now.save === before.save) return;
      clearTimeout(timer);
      timer = setTimeout(() => remember(frame, session), REST);
    });
    return () => {
      stop();
      clearTimeout(timer);
      remember(frame, session);
    };
  }, [frame, session]);
}

function remember(frame: Frame, session: ProjectSession): void {
  const { project, view, findings, fileName, save } = session.store.getState();
  if (save.kind !== "saved") return;
  const { looks } = frame.memory.panels();
  const { error, warning } = countFindings(findings);
  const look = {
    at: new Date().toISOString(),
    version: frame.info.version,
    boxes: takeLook(project, view, session.checker.facts),
    error,
    warning,
  };
  frame.memory.rememberPanels({ looks: withLook(looks, fileName, look) });
}
