import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import styles from "./card.module.css";
import { cx } from "./cx";

export interface CardProps {
  children: ReactNode;
  /** Makes the whole card one button; then it holds no other control. */
  onPress?: (() => void) | undefined;
  /** The name of a pressable card, if its text would be too long to read aloud. */
  label?: string | undefined;
  padding?: "none" | "md" | undefined;
  /** `dashed` is a drop area or a place that is still free. */
  look?: "plain" | "dashed" | undefined;
}

/** A quiet surface with a hairline. */
export function Card({ children, onPress, label, padding = "md", look = "plain" }: CardProps) {
  const className = cx(
    styles.card,
    styles[look],
    padding === "md" && styles.padded,
    onPress && styles.pressable,
  );
  if (!onPress) return <div className={className}>{children}</div>;
  return (
    <AriaButton className={className} onPress={onPress} {...(label ? { "aria-label": label } : {})}>
      {children}
    </AriaButton>
  );
}
