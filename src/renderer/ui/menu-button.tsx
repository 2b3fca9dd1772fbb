import type { ReactElement } from "react";
import { MenuTrigger, Popover, type Placement } from "react-aria-components";
import { cx } from "./cx";
import styles from "./floating.module.css";
import { Menu, type MenuProps } from "./menu";
import type { MenuEntry } from "./menu-entry";

export interface MenuButtonProps extends Omit<MenuProps, "entries"> {
  /** A function is asked when the menu opens, where finding the entries takes work. */
  entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  /** A Button or an IconButton of this folder. */
  children: ReactElement;
  placement?: Placement | undefined;
}

/** A button that opens a menu below itself. */
export function MenuButton({
  label,
  entries,
  children,
  placement = "bottom start",
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={cx(styles.popover)} placement={placement} offset={4}>
        <OpenMenu label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

/** What is inside the popover is drawn only while that is open. */
function OpenMenu({ label, entries }: Pick<MenuButtonProps, "label" | "entries">) {
  return <Menu label={label} entries={typeof entries === "function" ? entries() : entries} />;
}
