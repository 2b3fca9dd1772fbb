import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { sceneIndex, type SceneBox } from "#shared/drawing/scene";
import { selectionStore, type SelectionState } from "../project/selection-store.ts";
import type { CanvasState, CanvasStore } from "./canvas-store.ts";

export const CanvasContext = createContext<CanvasStore | undefined>(undefined);

/** The state of the canvas round this part. */
export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext);
  if (!store) throw new Error("this part is on no canvas");
  return store;
}

/** One value of the canvas' state; draws again when it changes. Pick narrowly. */
export function useCanvas<T>(pick: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), pick);
}

/** A box of the scene; undefined in the moment in which it has just been deleted. */
export function useBox(id: string): SceneBox | undefined {
  return useCanvas(({ scene }) => sceneIndex(scene).boxes.get(id));
}

/** One value of the selection; draws again when it changes. */
export function useSelected<T>(pick: (state: SelectionState) => T): T {
  return useStore(selectionStore, pick);
}
