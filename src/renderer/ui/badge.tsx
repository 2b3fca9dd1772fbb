import styles from "./badge.module.css";
import { cx } from "./cx";
import { Icon } from "./icon";
import { severitySigns, type Severity } from "./severity";
import { VisuallyHidden } from "./visually-hidden";

export interface BadgeProps {
  severity: Exclude<Severity, "pass">;
  count: number;
  /** Hangs it on the top right corner of the nearest positioned parent: 8 outside the right edge, 9 outside the top. */
  isCorner?: boolean | undefined;
}

/** The filled count on a card of the canvas, 18 pixels high. */
export function Badge({ severity, count, isCorner = false }: BadgeProps) {
  const sign = severitySigns[severity];
  return (
    <span className={cx(styles.badge, styles[severity], isCorner && styles.corner)}>
      <Icon name={sign.icon} size={12} />
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{sign.count(count)}</VisuallyHidden>
    </span>
  );
}
