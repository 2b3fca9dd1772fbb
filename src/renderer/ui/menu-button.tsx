import type { ReactElement } from "react";
import { MenuTrigger, Popover, type Placement } from "react-aria-components";
import { cx } from "./cx";
import styles from "./floating.module.css";
import { Menu, type MenuProps } from "./menu";

export interface MenuButtonProps extends MenuProps {
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
        <Menu label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}
