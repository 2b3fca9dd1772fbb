import { useEffect, useRef, type ReactNode } from "react";
import { CommandList, type CommandListProps } from "../../ui/command-list.tsx";
import { Dialog, type DialogProps } from "../../ui/dialog.tsx";

export interface PaletteDialogProps extends CommandListProps, Pick<DialogProps, "size"> {
  readonly onClose: () => void;
  /** Stands under the list. */
  readonly children?: ReactNode;
}

/** A list of things to choose by typing, over everything else. */
export function PaletteDialog({ onClose, size, children, ...list }: PaletteDialogProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A dialog that has just been shut gives its focus back a frame later and would take it from here.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const isInside = box.current?.contains(document.activeElement) ?? true;
        if (!isInside) box.current?.querySelector("input")?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Dialog isOpen onOpenChange={onClose} title={list.label} look="palette" size={size}>
      <div ref={box}>
        <CommandList {...list} />
        {children}
      </div>
    </Dialog>
  );
}
