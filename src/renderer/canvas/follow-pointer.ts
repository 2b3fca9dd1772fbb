/** A drag with the pointer, from the press to the release or to Escape. */
export interface PointerDrag {
  onMove: (event: PointerEvent) => void;
  /** Runs once. `cancelled` is true after Escape or when the window loses the pointer. */
  onEnd: (cancelled: boolean, event: PointerEvent | undefined) => void;
}

/** Follows the pointer over the whole window until the button is released. */
export function followPointer({ onMove, onEnd }: PointerDrag): void {
  const ending = new AbortController();
  const { signal } = ending;
  const end = (cancelled: boolean, event?: PointerEvent) => {
    ending.abort();
    onEnd(cancelled, event);
  };
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointerup", (event) => end(false, event), { signal });
  window.addEventListener("pointercancel", () => end(true), { signal });
  window.addEventListener("blur", () => end(true), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end(true);
    },
    { signal, capture: true },
  );
}
