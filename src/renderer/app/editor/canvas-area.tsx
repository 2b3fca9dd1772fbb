import { useCallback, useState } from "react";
import type { CanvasApi, CanvasMenuRequest } from "../../canvas/canvas-api.ts";
import { Canvas } from "../../canvas/canvas.tsx";
import { useEditorCommands } from "../../project/editor-commands.tsx";
import { select, selectionStore } from "../../project/selection-store.ts";
import { useSession } from "../../project/session-context.tsx";
import { ContextMenuAt } from "../../ui/context-menu-at.tsx";
import { useFrame } from "../frame-context.tsx";
import { keepCanvas } from "../frame.ts";
import { canvasMenu } from "./canvas-menu.ts";

/** The canvas with its context menu, known to the window while it is shown. */
export function CanvasArea() {
  const frame = useFrame();
  const session = useSession();
  const commands = useEditorCommands();
  const [asked, setAsked] = useState<CanvasMenuRequest>();
  const keepApi = useCallback((api: CanvasApi | null) => keepCanvas(frame, api), [frame]);
  const onZoom = useCallback((zoom: number) => frame.store.setState({ zoom }), [frame]);
  const onMenu = useCallback((request: CanvasMenuRequest) => {
    const { elements, links } = selectionStore.getState();
    const { element, link } = request;
    if (element !== undefined && !elements.has(element)) select([element]);
    if (link !== undefined && !links.has(link)) select([], [link]);
    setAsked(request);
  }, []);
  return (
    <>
      <Canvas session={session} onMenu={onMenu} onZoom={onZoom} ref={keepApi} />
      <ContextMenuAt
        label="Canvas"
        entries={asked ? canvasMenu(frame, commands, asked) : []}
        point={asked?.point ?? null}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
