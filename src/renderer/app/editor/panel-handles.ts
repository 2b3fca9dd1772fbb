import { createStore } from "zustand/vanilla";
import type { PanelHandle } from "../../ui/panel.tsx";

/** The panels of the editor that can be shut, while it is shown. */
export const panelHandles: Readonly<
  Record<"left" | "inspector" | "drawer", { current: PanelHandle | null }>
> = {
  left: { current: null },
  inspector: { current: null },
  drawer: { current: null },
};

export type DrawerTab = "problems" | "plan" | "runbook" | "history";

/** Which tab of the drawer is shown, and whether only the tabs are. */
export const drawerStore = createStore<{ readonly tab: DrawerTab; readonly isShut: boolean }>(
  () => ({ tab: "problems", isShut: false }),
);

/** Opens the drawer on a tab and moves the focus to its list. */
export function showDrawer(tab: DrawerTab): void {
  drawerStore.setState({ tab });
  panelHandles.drawer.current?.expand();
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>(
        '#drawer [role="grid"] [role="row"], #drawer [role="option"], #drawer li, #drawer input',
      )
      ?.focus();
  });
}
