import { Toolbar as AriaToolbar } from "react-aria-components";
import { IconButton } from "../ui/icon-button.tsx";
import type { IconName } from "../ui/icons.ts";
import { useCanvas, useCanvasStore } from "./canvas-context.tsx";
import type { Tool } from "./canvas-store.ts";
import styles from "./toolbar.module.css";

const TOOLS: readonly {
  readonly tool: Tool;
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
}[] = [
  { tool: "select", icon: "mouse-pointer-2", label: "Select and move", keys: "V" },
  { tool: "pan", icon: "hand", label: "Pan", keys: "H" },
  { tool: "connect", icon: "spline", label: "Connect", keys: "C" },
  { tool: "note", icon: "sticky-note", label: "Note", keys: "N" },
];

/** What the pointer does on the canvas. */
export function Toolbar() {
  const store = useCanvasStore();
  const current = useCanvas((state) => state.tool);
  return (
    <AriaToolbar className={styles.bar ?? ""} aria-label="Canvas tools">
      {TOOLS.map(({ tool, icon, label, keys }) => (
        <IconButton
          key={tool}
          icon={icon}
          label={label}
          shortcut={keys}
          isSelected={tool === current}
          onPress={() => store.setState({ tool })}
        />
      ))}
    </AriaToolbar>
  );
}
