import { useEffect, type RefObject } from "react";
import { selectionStore } from "../project/selection-store.ts";
import { useSelection } from "../project/session-context.tsx";

/** Puts the caret into the field that a finding asked for, once it is on the screen. */
export function useFieldFocus(box: RefObject<HTMLElement | null>): void {
  const wanted = useSelection((state) => state.field);
  useEffect(() => {
    if (!wanted) return;
    // After the frame in which the selected element's fields appear and folded groups open.
    const frame = requestAnimationFrame(() => {
      const place = box.current?.querySelector(
        `[data-field="${CSS.escape(wanted.element)}.${CSS.escape(wanted.field)}"]`,
      );
      const target =
        place?.querySelector<HTMLElement>("input, textarea") ??
        place?.querySelector<HTMLElement>("button[aria-haspopup], [role=radio]");
      if (!target) return;
      target.focus();
      target.scrollIntoView({ block: "nearest" });
      if (target instanceof HTMLInputElement) target.select();
      selectionStore.setState({ field: undefined });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, box]);
}
