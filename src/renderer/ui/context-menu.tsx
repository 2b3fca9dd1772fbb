import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import styles from "./context-menu.module.css";
import { ContextMenuAt } from "./context-menu-at";
import { cx } from "./cx";
import type { MenuEntry } from "./menu-entry";

export interface ContextMenuProps {
  label: string;
  /** The entries for what was clicked or is focused; none means no menu. */
  entries: (target: Element) => readonly MenuEntry[];
  children: ReactNode;
}

interface Opening {
  point: { x: number; y: number };
  entries: readonly MenuEntry[];
  isFromKey: boolean;
}

/** A menu on right-click, Shift F10 and the Menu key, for everything inside. */
export function ContextMenu({ label, entries, children }: ContextMenuProps) {
  const [opening, setOpening] = useState<Opening | null>(null);

  const open = (event: MouseEvent | KeyboardEvent, point: Opening["point"], isFromKey: boolean) => {
    if (!(event.target instanceof Element) || isInsideMenu(event)) return;
    const found = entries(event.target);
    if (found.length === 0) return;
    event.preventDefault();
    setOpening({ point, entries: found, isFromKey });
  };

  return (
    <div
      role="presentation"
      className={cx(styles.area)}
      onContextMenu={(event) => open(event, { x: event.clientX, y: event.clientY }, false)}
      onKeyDown={(event) => {
        const isMenuKey = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
        if (!isMenuKey || !(event.target instanceof Element)) return;
        const box = event.target.getBoundingClientRect();
        open(event, { x: box.left + Math.min(24, box.width / 2), y: box.bottom }, true);
      }}
    >
      {children}
      <ContextMenuAt
        label={label}
        entries={opening?.entries ?? []}
        point={opening?.point ?? null}
        focusesFirst={opening?.isFromKey}
        onClose={() => setOpening(null)}
      />
    </div>
  );
}

// React hands events of a floating menu to its parent in the tree, although it stands elsewhere in the document.
function isInsideMenu(event: MouseEvent | KeyboardEvent): boolean {
  return event.target instanceof Node && !event.currentTarget.contains(event.target);
}
