import type { SceneBox } from "#shared/drawing/scene";
import { useCanvasStore } from "./canvas-context.tsx";
import { startResize, type Corner } from "./resize.ts";
import { useReactFlow } from "@xyflow/react";
import styles from "./resize-handles.module.css";

const CORNERS: readonly Corner[] = ["nw", "ne", "se", "sw"];

/** Four squares at the corners of what is selected. One command when the hand lets go. */
export function ResizeHandles({ box }: { box: SceneBox }) {
  const store = useCanvasStore();
  const flow = useReactFlow();
  return (
    <>
      {CORNERS.map((corner) => (
        <span
          key={corner}
          className={`${styles.handle} nodrag nopan`}
          data-corner={corner}
          aria-hidden
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.stopPropagation();
            startResize(store, box, corner, event.nativeEvent, flow.screenToFlowPosition);
          }}
        />
      ))}
    </>
  );
}
