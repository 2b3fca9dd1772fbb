import { MenuItem } from "react-aria-components";
import { cx } from "./cx";
import styles from "./floating.module.css";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import type { MenuAction } from "./menu-entry";
import { VisuallyHidden } from "./visually-hidden";

/** One action of a menu: tick or icon, words, shortcut or an arrow to its submenu. */
export function MenuActionItem({ entry }: { entry: MenuAction }) {
  const icon = entry.isChecked ? "check" : entry.icon;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      className={cx(styles.item, entry.isDanger && styles.danger)}
      {...(entry.onAction ? { onAction: entry.onAction } : {})}
    >
      <span className={cx(styles.icon)}>{icon ? <Icon name={icon} /> : null}</span>
      <span className={cx(styles.words)}>
        <span>
          {entry.label}
          {entry.isChecked === undefined ? null : (
            <VisuallyHidden>{entry.isChecked ? ", on" : ", off"}</VisuallyHidden>
          )}
        </span>
        {entry.description ? (
          <span className={cx(styles.description)}>{entry.description}</span>
        ) : null}
      </span>
      {entry.shortcut ? <Kbd keys={entry.shortcut} /> : null}
      {entry.entries ? <Icon name="chevron-right" size={14} /> : null}
    </MenuItem>
  );
}
