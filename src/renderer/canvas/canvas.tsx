import { useEffect, useState, type Ref } from "react";
import { ReactFlowProvider } from "@xyflow/react";
import type { ProjectSession } from "../project/project-store.ts";
import type { CanvasApi, CanvasMenuRequest } from "./canvas-api.ts";
import { CanvasContext } from "./canvas-context.tsx";
import { createCanvasStore, type CanvasStore } from "./canvas-store.ts";
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
  const store = useCanvasOf(session);
  if (!store) return null;
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <CanvasView key={session.handle} onMenu={onMenu} onZoom={onZoom} apiRef={ref} />
      </ReactFlowProvider>
    </CanvasContext>
  );
}

/** A store that follows the session for as long as the canvas is shown. */
function useCanvasOf(session: ProjectSession): CanvasStore | undefined {
  const [store, setStore] = useState<CanvasStore>();
  useEffect(() => {
    const made = createCanvasStore(session);
    setStore(made);
    return () => made.close();
  }, [session]);
  return store?.session === session ? store : undefined;
}
