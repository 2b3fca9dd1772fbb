import { useState } from "react";
import { useStore } from "zustand";
import { getAction } from "#shared/commands/actions";
import { Planner } from "../../planner/planner.tsx";
import { Problems } from "../../problems/problems.tsx";
import { shortcutOf } from "../../project/keys.ts";
import { countFindings, worstOf } from "../../project/findings-index.ts";
import { useProjectState } from "../../project/session-context.tsx";
import { RunbookPanel } from "../../runbook/runbook-panel.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useFrame } from "../frame-context.tsx";
import { HistoryList } from "./history-list.tsx";
import { drawerStore, panelHandles } from "./panel-handles.ts";
import styles from "./drawer.module.css";

/** The drawer under the canvas: what is wrong, what is needed, what builds it, and what was done. */
export function Drawer() {
  const { memory } = useFrame();
  const { tab, isShut } = useStore(drawerStore);
  const findings = useProjectState((state) => state.findings);
  const [isTall, setTall] = useState(false);
  const handle = panelHandles.drawer;
  return (
    <section id="drawer" className={styles.drawer} aria-label="Drawer">
      <Tabs
        label="Drawer"
        value={tab}
        onChange={(next) => drawerStore.setState({ tab: next })}
        onTabPress={() => handle.current?.expand()}
        isCollapsed={isShut}
        tabs={[
          {
            id: "problems",
            label: "Problems",
            count: findings.length,
            countTone: worstOf(countFindings(findings)),
            countLabel: "problems",
            content: <Problems />,
          },
          { id: "plan", label: "Plan", content: <Planner isShown={!isShut} /> },
          { id: "runbook", label: "Runbook", content: <RunbookPanel /> },
          { id: "history", label: "History", content: <HistoryList /> },
        ]}
        actions={
          <>
            <IconButton
              icon={isTall ? "minimize-2" : "maximize-2"}
              label={isTall ? "Smaller drawer" : "Larger drawer"}
              onPress={() => {
                handle.current?.expand();
                handle.current?.resize(isTall ? memory.panels().drawer : "60%");
                setTall(!isTall);
              }}
            />
            <IconButton
              icon={isShut ? "chevron-up" : "chevron-down"}
              label={isShut ? "Open the drawer" : "Shut the drawer"}
              shortcut={shortcutOf(getAction("view.drawer"))}
              onPress={() => (isShut ? handle.current?.expand() : handle.current?.collapse())}
            />
          </>
        }
      />
    </section>
  );
}
