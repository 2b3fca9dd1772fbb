import { Button, Popover, Select, SelectValue } from "react-aria-components";
import { cx } from "./cx";
import { defined } from "./defined";
import styles from "./field.module.css";
import { FieldEnd } from "./field-end";
import { FieldLabel, type FieldLabelProps } from "./field-label";
import { FieldMessages, type FieldMessagesProps } from "./field-messages";
import floating from "./floating.module.css";
import { Icon } from "./icon";
import { OptionList, type FieldOption } from "./option-list";
import selectStyles from "./select-field.module.css";

export interface SelectFieldProps extends FieldLabelProps, FieldMessagesProps {
  options: readonly FieldOption[];
  /** The id of the chosen option, null for none. */
  value: string | null;
  onChange: (id: string) => void;
  placeholder?: string | undefined;
  mono?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** Of the button, so that a finding can put the focus there. */
  id?: string | undefined;
}

/** Choice of one from a short, known list. */
export function SelectField(props: SelectFieldProps) {
  const {
    options,
    value,
    onChange,
    error,
    lockedReason,
    isDisabled = false,
    placeholder = "Choose",
    id,
  } = props;
  const isLocked = lockedReason !== undefined;
  const chosen = options.find((option) => option.id === value);

  return (
    <Select
      className={cx(styles.field, isLocked && styles.locked)}
      value={value}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
      placeholder={placeholder}
      isDisabled={isDisabled || isLocked}
      isInvalid={Boolean(error) && !isLocked}
      data-locked={isLocked || undefined}
    >
      <FieldLabel {...props} />
      <Button {...defined({ id })} className={cx(styles.box, selectStyles.trigger)}>
        <SelectValue className={cx(selectStyles.value, props.mono && styles.mono)}>
          {chosen ? (
            chosen.label
          ) : (
            <span className={cx(selectStyles.placeholder)}>{placeholder}</span>
          )}
        </SelectValue>
        {isLocked ? (
          <FieldEnd state="locked" />
        ) : (
          <Icon name="chevron-down" size={14} className={cx(styles.lock)} />
        )}
      </Button>
      <FieldMessages {...props} />
      <Popover className={cx(floating.popover)} offset={4}>
        <OptionList options={options} emptyText="Nothing to choose from" />
      </Popover>
    </Select>
  );
}
