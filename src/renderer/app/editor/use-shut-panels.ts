import { useEffect } from "react";
import { useFrame } from "../frame-context.tsx";
import { panelHandles } from "./panel-handles.ts";

/** Shuts the panels that were shut when the program was left. */
export function useShutPanels(): void {
  const { memory } = useFrame();
  useEffect(() => {
    const { leftShut, inspectorShut, drawerShut } = memory.panels();
    if (leftShut) panelHandles.left.current?.collapse();
    if (inspectorShut) panelHandles.inspector.current?.collapse();
    if (drawerShut) panelHandles.drawer.current?.collapse();
  }, [memory]);
}
