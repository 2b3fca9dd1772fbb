import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import styles from "./empty-state.module.css";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export interface EmptyStateProps {
  icon: IconName;
  title: string;
  /** What the panel is for, with one example. */
  children?: ReactNode;
  action?: { label: string; icon?: IconName | undefined; onPress: () => void } | undefined;
}

/** What an empty panel says: its purpose, one example, one action. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={cx(styles.empty)}>
      <span className={cx(styles.icon)}>
        <Icon name={icon} size={20} />
      </span>
      <p className={cx(styles.title)}>{title}</p>
      {children ? <div className={cx(styles.text)}>{children}</div> : null}
      {action ? (
        <div className={cx(styles.action)}>
          <Button variant="primary" icon={action.icon} onPress={action.onPress}>
            {action.label}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
