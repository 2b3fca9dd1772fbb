import { useEffect, useMemo, useRef, type DragEvent } from "react";
import { useReactFlow } from "@xyflow/react";
import { findInsertable, PALETTE_MIME, type Insertable } from "../project/palette-entries.ts";
import { endGesture, type CanvasStore } from "./canvas-store.ts";
import { dropHome } from "./drop-home.ts";
import { insertAt } from "./insert-at.ts";
import { sayRefusal } from "./say-near.ts";

/** Takes entries of the palette that are dragged onto the canvas. */
export function useDropping(store: CanvasStore) {
  const flow = useReactFlow();
  const dragged = useRef<Insertable | undefined>(undefined);

  // The page may not read what is dragged before the drop, only see it leave the palette.
  useEffect(() => {
    const onStart = (event: globalThis.DragEvent) => {
      dragged.current = findInsertable(event.dataTransfer?.getData(PALETTE_MIME) ?? "");
    };
    const onEnd = () => {
      dragged.current = undefined;
      if (store.getState().gesture.kind === "dropping") endGesture(store);
    };
    window.addEventListener("dragstart", onStart);
    window.addEventListener("dragend", onEnd);
    return () => {
      window.removeEventListener("dragstart", onStart);
      window.removeEventListener("dragend", onEnd);
    };
  }, [store]);

  return useMemo(
    () => ({
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(PALETTE_MIME)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        const entry = dragged.current;
        if (!entry) return;
        const client = { x: event.clientX, y: event.clientY };
        const { project } = store.session.store.getState();
        const home = dropHome(
          project,
          store.getState().settled,
          entry.kind,
          flow.screenToFlowPosition(client),
        );
        store.setState({
          gesture: {
            kind: "dropping",
            target: home.ok ? home.parent : home.over,
            allowed: home.ok,
          },
          hint: home.ok ? undefined : { text: home.reason, tone: "refusal", point: client },
        });
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        const into = event.relatedTarget;
        if (into instanceof Node && event.currentTarget.contains(into)) return;
        if (store.getState().gesture.kind === "dropping") endGesture(store);
      },
      onDrop(event: DragEvent<HTMLElement>) {
        const entry = findInsertable(event.dataTransfer.getData(PALETTE_MIME));
        if (!entry) return;
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        const client = { x: event.clientX, y: event.clientY };
        endGesture(store);
        const refusal = insertAt(
          store,
          entry.kind,
          entry.entry.fields,
          flow.screenToFlowPosition(client),
        );
        if (refusal !== undefined) sayRefusal(store, refusal, client);
      },
    }),
    [store, flow],
  );
}
