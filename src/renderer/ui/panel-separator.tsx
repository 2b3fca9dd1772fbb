import { Separator } from "react-resizable-panels";
import { cx } from "./cx";
import styles from "./panels.module.css";

export interface PanelSeparatorProps {
  /** What it resizes: `Resize the inspector`. */
  label: string;
}

/** The hairline between two panels. Arrow keys move it, Enter collapses or expands, double click restores. */
export function PanelSeparator({ label }: PanelSeparatorProps) {
  return <Separator className={cx(styles.separator)} aria-label={label} />;
}
