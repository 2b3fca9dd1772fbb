import { useEffect, useMemo, type Ref } from "react";
import { ReactFlowProvider } from "@xyflow/react";
import type { ProjectSession } from "../project/project-store.ts";
import type { CanvasApi, CanvasMenuRequest } from "./canvas-api.ts";
import { CanvasContext } from "./canvas-context.tsx";
import { createCanvasStore } from "./canvas-store.ts";
import { CanvasView } from "./canvas-view.tsx";

export interface CanvasProps {
  session: ProjectSession;
  /** Asks for a context menu: the right button, or the menu key on a card. */
  onMenu?: ((request: CanvasMenuRequest) => void) | undefined;
  /** 1 is 100 %. */
  onZoom?: ((zoom: number) => void) | undefined;
  ref?: Ref<CanvasApi> | undefined;
}

/** The drawing of an open project, to look at and to work on. */
export function Canvas({ session, onMenu, onZoom, ref }: CanvasProps) {
  const store = useMemo(() => createCanvasStore(session), [session]);
  useEffect(() => store.follow(), [store]);
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <CanvasView key={session.handle} onMenu={onMenu} onZoom={onZoom} apiRef={ref} />
      </ReactFlowProvider>
    </CanvasContext>
  );
}
