import { Button } from "react-aria-components";
import type { ReactNode } from "react";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Kbd } from "../ui/kbd.tsx";
import styles from "./start-nav.module.css";

export interface NavEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly shortcut?: string | undefined;
  readonly isCurrent?: boolean | undefined;
  readonly onPress: () => void;
}

export interface StartNavProps {
  readonly logo: ReactNode;
  readonly entries: readonly NavEntry[];
  /** Stands under the entries: the choice of theme. */
  readonly children: ReactNode;
}

/** The side of the start screen: where to go, and the promise. */
export function StartNav({ logo, entries, children }: StartNavProps) {
  return (
    <nav className={styles.nav} aria-label="Start">
      <div className={styles.brand}>
        {logo} <span>Underlay</span>
      </div>
      <ul className={styles.list}>
        {entries.map(({ id, label, icon, shortcut, isCurrent, onPress }) => (
          <li key={id}>
            <Button
              className={cx(styles.entry, isCurrent && styles.current)}
              onPress={onPress}
              {...(isCurrent ? { "aria-current": "page" as const } : {})}
            >
              <Icon name={icon} />
              <span className={styles.label}>{label}</span>
              {shortcut ? <Kbd keys={shortcut} /> : null}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.extra}>{children}</div>
      <p className={styles.promise}>Nothing you draw leaves this machine.</p>
    </nav>
  );
}
