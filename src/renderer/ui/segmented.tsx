import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import styles from "./segmented.module.css";

export interface SegmentedOption<Id extends string> {
  id: Id;
  label: string;
  icon?: IconName | undefined;
}

export interface SegmentedProps<Id extends string> {
  /** What is being switched, read aloud. */
  label: string;
  options: readonly SegmentedOption<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  /** 32 pixels in the top bar, 28 in panels. */
  size?: "md" | "sm" | undefined;
}

/** A row of views of which one is shown. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, options, value, onChange, size = "md" } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx(styles.group, size === "sm" && styles.small)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen && chosen.id !== value) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={cx(styles.option)}>
          {option.icon ? <Icon name={option.icon} size={14} /> : null}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
