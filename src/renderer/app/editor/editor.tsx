import { useState } from "react";
import { Inspector } from "../../inspector/inspector.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PanelSeparator } from "../../ui/panel-separator.tsx";
import { Panels } from "../../ui/panels.tsx";
import { useFrame } from "../frame-context.tsx";
import { CanvasArea } from "./canvas-area.tsx";
import { Drawer } from "./drawer.tsx";
import { LeftPanel } from "./left-panel.tsx";
import { drawerStore, panelHandles } from "./panel-handles.ts";
import { StatusBar } from "./status-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useProjectLook } from "./use-project-look.ts";
import { useShutPanels } from "./use-shut-panels.ts";
import styles from "./editor.module.css";

/** The editor: top bar, palette and outline, canvas, inspector, drawer, status bar. */
export function Editor() {
  const { memory } = useFrame();
  const [first] = useState(() => memory.panels());
  useShutPanels();
  useProjectLook();
  return (
    <div className={styles.editor}>
      <TopBar />
      <main className={styles.middle}>
        <Panels id="editor" orientation="horizontal">
          <Panel
            id="left"
            defaultSize={first.left}
            minSize={200}
            maxSize={480}
            isCollapsible
            handle={panelHandles.left}
            onSizeChange={(left) => memory.rememberPanels({ left })}
            onCollapsedChange={(leftShut) => memory.rememberPanels({ leftShut })}
          >
            <LeftPanel />
          </Panel>
          <PanelSeparator label="Resize the palette and the outline" />
          <Panel id="work" minSize={360}>
            <Panels id="work-rows" orientation="vertical">
              <Panel id="upper" minSize={160}>
                <Panels id="upper-columns" orientation="horizontal">
                  <Panel id="canvas" minSize={240}>
                    <CanvasArea />
                  </Panel>
                  <PanelSeparator label="Resize the inspector" />
                  <Panel
                    id="inspector"
                    defaultSize={first.inspector}
                    minSize={260}
                    maxSize={560}
                    isCollapsible
                    handle={panelHandles.inspector}
                    onSizeChange={(inspector) => memory.rememberPanels({ inspector })}
                    onCollapsedChange={(inspectorShut) => memory.rememberPanels({ inspectorShut })}
                  >
                    <Inspector />
                  </Panel>
                </Panels>
              </Panel>
              <PanelSeparator label="Resize the drawer" />
              <Panel
                id="drawer-panel"
                defaultSize={first.drawer}
                minSize={100}
                collapsedSize={36}
                isCollapsible
                handle={panelHandles.drawer}
                onSizeChange={(drawer) => memory.rememberPanels({ drawer })}
                onCollapsedChange={(drawerShut) => {
                  drawerStore.setState({ isShut: drawerShut });
                  memory.rememberPanels({ drawerShut });
                }}
              >
                <Drawer />
              </Panel>
            </Panels>
          </Panel>
        </Panels>
      </main>
      <StatusBar />
    </div>
  );
}
