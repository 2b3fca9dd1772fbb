import { ViewportPortal } from "@xyflow/react";
import { useCanvas } from "./canvas-context.tsx";
import { LAYERS } from "./flow-nodes.ts";
import styles from "./overlays.module.css";

/** What a gesture draws above everything: alignment guides and the connection in the making. */
export function Overlays() {
  const guides = useCanvas((state) => state.guides);
  const connecting = useCanvas(({ gesture }) =>
    gesture.kind === "connecting" ? gesture : undefined,
  );
  if (guides.length === 0 && !connecting) return null;
  const verdict =
    connecting?.over === undefined
      ? undefined
      : connecting.refusals.has(connecting.over)
        ? "no"
        : "yes";
  return (
    <ViewportPortal>
      <svg className={styles.layer} style={{ zIndex: LAYERS.guides }} aria-hidden>
        {guides.map(({ axis, at, from, to }) => (
          <path
            key={`${axis} ${at}`}
            className={styles.guide}
            d={axis === "x" ? `M${at} ${from - 8}V${to + 8}` : `M${from - 8} ${at}H${to + 8}`}
          />
        ))}
        {connecting ? (
          <g data-verdict={verdict}>
            <path
              className={styles.line}
              d={`M${connecting.start.x} ${connecting.start.y}L${connecting.end.x} ${connecting.end.y}`}
            />
            <circle className={styles.ring} cx={connecting.end.x} cy={connecting.end.y} r={5} />
          </g>
        ) : null}
      </svg>
    </ViewportPortal>
  );
}

/** A sentence near the pointer: what would happen, or why it cannot. */
export function PointerHint() {
  const hint = useCanvas((state) => state.hint);
  return (
    <div
      className={styles.hint}
      data-tone={hint?.tone}
      role="status"
      style={hint ? { left: hint.point.x + 14, top: hint.point.y + 16 } : undefined}
    >
      {hint?.text}
    </div>
  );
}
