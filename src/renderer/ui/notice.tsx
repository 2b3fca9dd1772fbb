import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import styles from "./notice.module.css";
import { severitySigns, type Severity } from "./severity";

export interface NoticeProps {
  severity: Severity;
  /** The word of the severity unless told. */
  title?: ReactNode;
  /** At the right of the title, for example a rule number. */
  code?: string | undefined;
  icon?: IconName | undefined;
  children?: ReactNode;
  /** Buttons: under the text in `panel`, at the right in `bar`. */
  actions?: ReactNode;
  layout?: "panel" | "bar" | undefined;
  /** Reads it out when it appears. */
  isLive?: boolean | undefined;
}

/** A tinted panel that says what is the matter and what to do. */
export function Notice(props: NoticeProps) {
  const {
    severity,
    title,
    code,
    icon,
    children,
    actions,
    layout = "panel",
    isLive = false,
  } = props;
  const sign = severitySigns[severity];
  return (
    <div
      className={cx(styles.notice, styles[severity], styles[layout])}
      {...(isLive ? { role: "status" } : {})}
    >
      <span className={cx(styles.icon)}>
        <Icon name={icon ?? sign.icon} size={layout === "bar" ? 20 : 16} />
      </span>
      <div className={cx(styles.head)}>
        <strong className={cx(styles.title)}>{title ?? sign.word}</strong>
        {code ? <span className={cx("mono", styles.code)}>{code}</span> : null}
      </div>
      {children ? <div className={cx(styles.body)}>{children}</div> : null}
      {actions ? <div className={cx(styles.actions)}>{actions}</div> : null}
    </div>
  );
}
