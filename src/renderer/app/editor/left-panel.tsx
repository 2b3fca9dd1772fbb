import { useState } from "react";
import { Outline } from "../../outline/outline.tsx";
import { Palette } from "../../palette/palette.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PanelSeparator } from "../../ui/panel-separator.tsx";
import { Panels } from "../../ui/panels.tsx";
import { useFrame } from "../frame-context.tsx";
import styles from "./left-panel.module.css";

/** The palette above the outline; the line between them moves. */
export function LeftPanel() {
  const { memory } = useFrame();
  const [first] = useState(() => memory.panels());
  return (
    <nav className={styles.left} aria-label="Palette and outline">
      <Panels id="left-rows" orientation="vertical">
        <Panel
          id="palette"
          defaultSize={first.palette}
          minSize={54}
          onSizeChange={(palette) => memory.rememberPanels({ palette })}
        >
          <div className={styles.scroll}>
            <Palette />
          </div>
        </Panel>
        <PanelSeparator label="Resize the palette" />
        <Panel id="outline" minSize={120}>
          <div className={styles.outline}>
            <Outline />
          </div>
        </Panel>
      </Panels>
    </nav>
  );
}
