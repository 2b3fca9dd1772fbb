import type { ReactNode, Ref } from "react";
import { Button as AriaButton } from "react-aria-components";
import styles from "./button.module.css";
import { cx } from "./cx";
import { defined } from "./defined";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Spinner } from "./spinner";

export interface ButtonProps {
  children: ReactNode;
  onPress?: (() => void) | undefined;
  /** `link` is text in the accent, without padding, for use beside text. */
  variant?: "primary" | "secondary" | "ghost" | "danger-ghost" | "link" | undefined;
  /** 28 or 24 pixels high. */
  size?: "md" | "sm" | undefined;
  icon?: IconName | undefined;
  iconAfter?: IconName | undefined;
  isDisabled?: boolean | undefined;
  /** Shows a spinner and takes no presses; the width may grow by the icon. */
  isPending?: boolean | undefined;
  type?: "button" | "submit" | undefined;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
  "aria-describedby"?: string | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button with a word on it. One primary button for each screen or dialog. */
export function Button(props: ButtonProps) {
  const {
    children,
    variant = "secondary",
    size = "md",
    icon,
    iconAfter,
    isPending = false,
    ...rest
  } = props;
  const iconSize = size === "sm" ? 14 : 16;
  return (
    <AriaButton
      {...defined(rest)}
      isPending={isPending}
      className={cx(styles.button, styles[variant], styles[size])}
    >
      {isPending ? (
        <Spinner label="Working" size={iconSize} />
      ) : icon ? (
        <Icon name={icon} size={iconSize} />
      ) : null}
      {children}
      {iconAfter ? <Icon name={iconAfter} size={iconSize} /> : null}
    </AriaButton>
  );
}
