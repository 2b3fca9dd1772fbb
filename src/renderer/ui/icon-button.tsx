import type { Ref } from "react";
import { Button as AriaButton, type Placement } from "react-aria-components";
import { cx } from "./cx";
import { defined } from "./defined";
import { Icon } from "./icon";
import styles from "./icon-button.module.css";
import type { IconName } from "./icons";
import { Tooltip } from "./tooltip";

export interface IconButtonProps {
  icon: IconName;
  /** The accessible name, and the tooltip. */
  label: string;
  shortcut?: string | undefined;
  onPress?: (() => void) | undefined;
  /** Pixels: 28, or 24 in rows and fields. */
  size?: 28 | 24 | undefined;
  tone?: "plain" | "danger" | undefined;
  /** For tools and toggles; leave out for a button that acts once. */
  isSelected?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** Bars that handle arrow keys themselves leave it out of the tab order. */
  excludeFromTabOrder?: boolean | undefined;
  placement?: Placement | undefined;
  slot?: string | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** A square button with an icon, a name and a tooltip that shows its shortcut. */
export function IconButton(props: IconButtonProps) {
  const {
    icon,
    label,
    shortcut,
    size = 28,
    tone = "plain",
    isSelected,
    placement,
    ...rest
  } = props;
  return (
    <Tooltip text={label} shortcut={shortcut} placement={placement}>
      <AriaButton
        {...defined(rest)}
        aria-label={label}
        {...(isSelected === undefined ? {} : { "aria-pressed": isSelected })}
        className={cx(
          styles.button,
          size === 24 && styles.small,
          tone === "danger" && styles.danger,
          isSelected && styles.selected,
        )}
      >
        <Icon name={icon} size={size === 24 ? 14 : 16} />
      </AriaButton>
    </Tooltip>
  );
}
