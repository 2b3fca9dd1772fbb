import { SwitchButton, SwitchField as AriaSwitchField } from "react-aria-components";
import { cx } from "./cx";
import { FieldMessages, type FieldMessagesProps } from "./field-messages";
import { Icon } from "./icon";
import styles from "./switch-field.module.css";

export interface SwitchFieldProps extends Omit<FieldMessagesProps, "error"> {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean | undefined;
}

/** Something that is on or off from the moment it is pressed. */
export function SwitchField(props: SwitchFieldProps) {
  const { label, isSelected, onChange, isDisabled = false, lockedReason } = props;
  const isLocked = lockedReason !== undefined;
  return (
    <AriaSwitchField
      className={cx(styles.field)}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      isReadOnly={isLocked}
    >
      <SwitchButton className={cx(styles.button, isLocked && styles.locked)}>
        <span className={cx(styles.label)}>{label}</span>
        {isLocked ? <Icon name="lock" size={14} /> : null}
        <span className={cx(styles.track)}>
          <span className={cx(styles.thumb)} />
        </span>
      </SwitchButton>
      <FieldMessages {...props} />
    </AriaSwitchField>
  );
}
