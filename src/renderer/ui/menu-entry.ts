import type { IconName } from "./icons";

export interface MenuAction {
  kind?: "action" | undefined;
  id: string;
  label: string;
  icon?: IconName | undefined;
  shortcut?: string | undefined;
  /** A second, quieter line; for a disabled action, the reason. */
  description?: string | undefined;
  isDisabled?: boolean | undefined;
  isDanger?: boolean | undefined;
  /** A tick at the left, for options that are on. */
  isChecked?: boolean | undefined;
  onAction?: (() => void) | undefined;
  /** Opens a submenu instead of acting. */
  entries?: readonly MenuEntry[] | undefined;
}

export interface MenuSectionEntry {
  kind: "section";
  id: string;
  label: string;
  entries: readonly MenuEntry[];
}

export interface MenuSeparatorEntry {
  kind: "separator";
  id: string;
}

/** One line of a menu, told as data so that menus, palette and keys come from the same actions. */
export type MenuEntry = MenuAction | MenuSectionEntry | MenuSeparatorEntry;
