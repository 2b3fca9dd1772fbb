import type { Point } from "#shared/drawing/geometry";
import type { CanvasStore } from "./canvas-store.ts";

const READING_TIME = 5_000;

/** Says near the pointer why something was not done; it goes by itself after a while. */
export function sayRefusal(store: CanvasStore, text: string, point: Point): void {
  const hint = { text, tone: "refusal", point } as const;
  store.setState({ hint });
  setTimeout(() => {
    if (store.getState().hint === hint) store.setState({ hint: undefined });
  }, READING_TIME);
}
