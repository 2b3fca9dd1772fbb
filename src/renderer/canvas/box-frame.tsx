import type { ReactNode } from "react";
import type { SceneBox } from "#shared/drawing/scene";
import { worstOf } from "#shared/drawing/tallies";
import { Badge } from "../ui/badge.tsx";
import { useCanvas } from "./canvas-context.tsx";
import type { CanvasState } from "./canvas-store.ts";
import { ConnectHandles } from "./connect-handles.tsx";
import { Port } from "./port.tsx";
import { ResizeHandles } from "./resize-handles.tsx";
import styles from "./box-frame.module.css";

/** What every box has: outline and focus, findings at its corner, ports on its rim, handles. */
export function BoxFrame({
  box,
  isSelected,
  children,
}: {
  box: SceneBox;
  isSelected: boolean;
  children: ReactNode;
}) {
  const light = useCanvas((state) => lightOf(state, box.id));
  const isActive = useCanvas(({ active, scene }) => (active ?? scene.outline[0]) === box.id);
  const found = worstOf(box.own);
  const isContainer = box.shape === "container";
  const dot = worstOf(isContainer ? box.inner : box.own)?.severity;
  return (
    <div
      className={styles.frame}
      data-box={box.id}
      data-shape={box.shape}
      data-inner={box.depth > 0 || undefined}
      data-family={box.family}
      data-severity={found?.severity}
      data-light={light}
      data-selected={isSelected || undefined}
      data-automatic={box.automatic || undefined}
      data-grip={isContainer ? undefined : ""}
      role="group"
      aria-label={isSelected ? `${box.spoken}, selected` : box.spoken}
      // Cards take the focus in turn: this is how the keyboard gets about on the drawing.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isActive ? 0 : -1}
    >
      {children}
      {found && !isContainer && found.severity !== "info" ? (
        <span className={styles.badge} aria-hidden>
          <Badge severity={found.severity} count={found.count} isCorner />
        </span>
      ) : null}
      {dot && dot !== "info" && !isContainer ? (
        <span className={styles.dot} data-tone={dot} aria-hidden />
      ) : null}
      {isSelected ? <span className={styles.selection} aria-hidden /> : null}
      {box.ports.map((port) => (
        <Port key={port.id} port={port} box={box} />
      ))}
      <ConnectHandles box={box} />
      {isSelected ? <ResizeHandles box={box} /> : null}
    </div>
  );
}

/** How a gesture lights a box: it would take what is dragged, it would not, or it steps back. */
function lightOf({ gesture }: CanvasState, id: string): "yes" | "no" | "dim" | undefined {
  if (gesture.kind === "dropping") {
    if (gesture.target !== id) return undefined;
    return gesture.allowed ? "yes" : "no";
  }
  if (gesture.kind !== "connecting" || gesture.from === id) return undefined;
  return gesture.refusals.has(id) ? "dim" : "yes";
}
