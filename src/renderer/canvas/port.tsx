import type { SceneBox, ScenePort } from "#shared/drawing/scene";
import { useCanvas, useSelected } from "./canvas-context.tsx";
import styles from "./port.module.css";

/** A square on the rim with its name. Drag from it to connect, click it to select it. */
export function Port({ port, box }: { port: ScenePort; box: SceneBox }) {
  const isSelected = useSelected(({ elements }) => elements.has(port.id));
  const light = useCanvas(({ gesture }) => {
    if (gesture.kind !== "connecting") return undefined;
    if (gesture.from === port.id) return "from";
    return gesture.refusals.has(port.id) ? "dim" : "yes";
  });
  const { anchor } = port.label;
  const [x, y] = [port.label.x - box.at.x, port.label.y - box.at.y - 12];
  return (
    <span className={styles.group} data-light={light} aria-hidden>
      <span
        className={`${styles.square} nodrag nopan`}
        data-port={port.id}
        data-severity={port.severity}
        data-selected={isSelected || undefined}
        data-linked={port.linked || undefined}
        title={port.spoken}
        style={{ left: port.at.x - box.at.x - 5.5, top: port.at.y - box.at.y - 5.5 }}
      />
      <span
        className={styles.name}
        style={anchor === "start" ? { left: x, top: y } : { right: box.at.w - x, top: y }}
      >
        {port.name}
      </span>
    </span>
  );
}
