import {
  Header,
  Menu as AriaMenu,
  MenuSection,
  Popover,
  Separator,
  SubmenuTrigger,
} from "react-aria-components";
import { cx } from "./cx";
import styles from "./floating.module.css";
import { MenuActionItem } from "./menu-action-item";
import type { MenuEntry } from "./menu-entry";

export interface MenuProps {
  /** The name of the menu, read aloud. */
  label: string;
  entries: readonly MenuEntry[];
  /** Chooses the first entry at once, for a menu that a key opened. */
  focusesFirst?: boolean | undefined;
}

/** The list inside a menu. Use MenuButton or ContextMenu, which open it. */
export function Menu({ label, entries, focusesFirst = false }: MenuProps) {
  return (
    <AriaMenu
      aria-label={label}
      className={cx(styles.list)}
      {...(focusesFirst ? { autoFocus: "first" } : {})}
    >
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </AriaMenu>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <Separator className={cx(styles.separator)} />;
  if (entry.kind === "section") {
    return (
      <MenuSection>
        <Header className={cx(styles.header)}>{entry.label}</Header>
        {entry.entries.map((inner) => (
          <Entry key={inner.id} entry={inner} />
        ))}
      </MenuSection>
    );
  }
  if (!entry.entries) return <MenuActionItem entry={entry} />;
  return (
    <SubmenuTrigger>
      <MenuActionItem entry={entry} />
      <Popover className={cx(styles.popover)} offset={-2}>
        <Menu label={entry.label} entries={entry.entries} />
      </Popover>
    </SubmenuTrigger>
  );
}
