import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Frame, WindowState } from "./frame.ts";

export const FrameContext = createContext<Frame | undefined>(undefined);

/** The frame of this window. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error("there is no frame round this part");
  return frame;
}

/** One value of the window's state; draws again when it changes. */
export function useWindow<T>(pick: (state: WindowState) => T): T {
  return useStore(useFrame().store, pick);
}
