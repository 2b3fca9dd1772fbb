import { useRef } from "react";
import { Button, MenuTrigger, Popover } from "react-aria-components";
import styles from "./context-menu-at.module.css";
import { cx } from "./cx";
import floating from "./floating.module.css";
import { Menu, type MenuProps } from "./menu";

export interface ContextMenuAtProps extends MenuProps {
  /** Where it opens, in client pixels; null while it is closed. */
  point: { x: number; y: number } | null;
  onClose: () => void;
}

/** A menu at a point of the window, for a canvas that decides itself what was clicked. */
export function ContextMenuAt(props: ContextMenuAtProps) {
  const { label, entries, point, onClose, focusesFirst } = props;
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <MenuTrigger
      isOpen={point !== null && entries.length > 0}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Button
        ref={anchor}
        aria-label={label}
        aria-hidden
        excludeFromTabOrder
        className={cx(styles.anchor)}
        style={{ left: point?.x ?? 0, top: point?.y ?? 0 }}
      />
      <Popover
        className={cx(floating.popover)}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
      >
        <Menu label={label} entries={entries} focusesFirst={focusesFirst} />
      </Popover>
    </MenuTrigger>
  );
}
