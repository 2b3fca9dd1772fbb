import { memo } from "react";
import { MiniMap, type MiniMapNodeProps } from "@xyflow/react";
import { useBox } from "./canvas-context.tsx";
import styles from "./overview.module.css";

/** The whole drawing in a corner, with what is wrong as dots; drag in it to get about. */
export const Overview = memo(function Overview() {
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
