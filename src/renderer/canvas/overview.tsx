import { memo } from "react";
import { MiniMap, useStore, type MiniMapNodeProps, type ReactFlowState } from "@xyflow/react";
import { bottom, right, type Rect } from "#shared/drawing/geometry";
import { useBox, useCanvas } from "./canvas-context.tsx";
import styles from "./overview.module.css";

/**
 * The whole drawing in a corner, with what is wrong as dots; drag in it to get about. While all of
 * the drawing is in view it would only cover a part of it, so then it is away.
 */
export const Overview = memo(function Overview() {
  const bounds = useCanvas(({ scene }) => scene.bounds);
  const isAllInView = useStore((flow) => holds(flow, bounds));
  if (isAllInView) return null;
  return (
    <MiniMap
      className={styles.map ?? ""}
      ariaLabel="Overview of the drawing"
      style={{ width: 152, height: 100 }}
      nodeComponent={OverviewBox}
      offsetScale={3}
      pannable
      zoomable
    />
  );
});

/** True when the pane shows the whole rectangle of the drawing. */
function holds({ transform: [x, y, zoom], width, height }: ReactFlowState, at: Rect): boolean {
  return (
    at.x * zoom + x >= 0 &&
    at.y * zoom + y >= 0 &&
    right(at) * zoom + x <= width &&
    bottom(at) * zoom + y <= height
  );
}

function OverviewBox({ id, x, y, width, height }: MiniMapNodeProps) {
  const box = useBox(id);
  if (!box) return null;
  const isContainer = box.shape === "container";
  return (
    <>
      <rect
        className={styles.box}
        data-family={box.family}
        data-container={isContainer || undefined}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={6}
      />
      {box.own.error > 0 ? <circle className={styles.fault} cx={x + width} cy={y} r={26} /> : null}
    </>
  );
}
