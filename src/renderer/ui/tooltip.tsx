import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger, type Placement } from "react-aria-components";
import { cx } from "./cx";
import { Kbd } from "./kbd";
import styles from "./tooltip.module.css";

export interface TooltipProps {
  text: ReactNode;
  shortcut?: string | undefined;
  placement?: Placement | undefined;
  isDisabled?: boolean | undefined;
  /** One control of this folder or of react-aria; other elements need `Focusable` of react-aria round them. */
  children: ReactNode;
}

/** A short name with its shortcut, on hover and on keyboard focus. */
export function Tooltip({
  text,
  shortcut,
  placement = "bottom",
  isDisabled = false,
  children,
}: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0} isDisabled={isDisabled}>
      {children}
      <AriaTooltip className={cx(styles.tooltip)} placement={placement} offset={6}>
        <span>{text}</span>
        {shortcut ? <Kbd keys={shortcut} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
