import type { ReactNode } from "react";
import { Group } from "react-resizable-panels";
import { cx } from "./cx";
import styles from "./panels.module.css";

export interface PanelsProps {
  id: string;
  orientation: "horizontal" | "vertical";
  /** Panel and PanelSeparator elements in turn, as direct children. */
  children: ReactNode;
}

/** Panels beside or above each other, with separators that a mouse and the arrow keys move. */
export function Panels({ id, orientation, children }: PanelsProps) {
  return (
    <Group id={id} className={cx(styles.panels)} orientation={orientation}>
      {children}
    </Group>
  );
}
