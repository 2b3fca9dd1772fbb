import type { Family } from "#shared/model/define-kind";
import { cx } from "./cx.ts";
import { Icon } from "./icon.tsx";
import { isIconName } from "./icons.ts";
import styles from "./kind-icon.module.css";

export interface KindIconProps {
  /** A name of the icon set; an unknown one draws a box. */
  icon: string;
  family: Family;
  size?: number | undefined;
}

/** The icon of an element kind in the tint of its family. */
export function KindIcon({ icon, family, size }: KindIconProps) {
  return <Icon name={isIconName(icon) ? icon : "box"} size={size} className={cx(styles[family])} />;
}
