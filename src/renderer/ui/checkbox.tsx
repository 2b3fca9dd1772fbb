import { CheckboxButton, CheckboxField } from "react-aria-components";
import styles from "./checkbox.module.css";
import { cx } from "./cx";
import { FieldMessages, type FieldMessagesProps } from "./field-messages";
import { Icon } from "./icon";

export interface CheckboxProps extends FieldMessagesProps {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  /** Some of what it stands for is on. */
  isIndeterminate?: boolean | undefined;
  isDisabled?: boolean | undefined;
}

/** One thing to tick, at once or in a list. */
export function Checkbox(props: CheckboxProps) {
  const {
    label,
    isSelected,
    onChange,
    isIndeterminate = false,
    isDisabled = false,
    lockedReason,
    error,
  } = props;
  return (
    <CheckboxField
      className={cx(styles.field)}
      isSelected={isSelected}
      onChange={onChange}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      isReadOnly={lockedReason !== undefined}
      isInvalid={Boolean(error)}
    >
      <CheckboxButton className={cx(styles.button, lockedReason !== undefined && styles.locked)}>
        <span className={cx(styles.box)}>
          {isIndeterminate ? (
            <Icon name="minus" size={12} />
          ) : isSelected ? (
            <Icon name="check" size={12} />
          ) : null}
        </span>
        {label}
        {lockedReason === undefined ? null : <Icon name="lock" size={14} />}
      </CheckboxButton>
      <div className={cx(styles.messages)}>
        <FieldMessages {...props} />
      </div>
    </CheckboxField>
  );
}
