import { useRef, useState } from "react";
import { Button, ComboBox, Input, Popover } from "react-aria-components";
import { cx } from "./cx";
import { defined } from "./defined";
import styles from "./field.module.css";
import { FieldEnd } from "./field-end";
import { FieldLabel, type FieldLabelProps } from "./field-label";
import { FieldMessages, type FieldMessagesProps } from "./field-messages";
import floating from "./floating.module.css";
import { Icon } from "./icon";
import { OptionList, type FieldOption } from "./option-list";

export interface ComboFieldProps extends FieldLabelProps, FieldMessagesProps {
  options: readonly FieldOption[];
  /** The id of an option, or with `onCustom` any text; null for none. */
  value: string | null;
  onChange: (id: string | null) => void;
  /** Allows texts that are no option; they arrive here on Enter and on leaving. */
  onCustom?: ((text: string) => void) | undefined;
  placeholder?: string | undefined;
  emptyText?: string | undefined;
  mono?: boolean | undefined;
  isDisabled?: boolean | undefined;
  id?: string | undefined;
}

/** Choice of one from a long list by typing; on request also free text with suggestions. */
export function ComboField(props: ComboFieldProps) {
  const {
    options,
    value,
    onChange,
    onCustom,
    error,
    lockedReason,
    placeholder,
    isDisabled = false,
    id,
  } = props;
  const chosen = options.find((option) => option.id === value);
  const shown = chosen?.label ?? (onCustom ? (value ?? "") : "");
  const [typed, setTyped] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const isLocked = lockedReason !== undefined;

  const settle = () => {
    if (typed !== null && onCustom && typed !== shown) {
      const named = options.find((option) => option.label === typed);
      if (named) onChange(named.id);
      else onCustom(typed);
    } else if (typed === "" && chosen) onChange(null);
    setTyped(null);
  };

  return (
    <ComboBox
      {...defined({ id })}
      className={cx(styles.field, isLocked && styles.locked)}
      selectedKey={chosen?.id ?? null}
      inputValue={typed ?? shown}
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        if (key === null) return;
        setTyped(null);
        if (key !== value) onChange(String(key));
      }}
      onBlur={settle}
      allowsCustomValue={onCustom !== undefined}
      allowsEmptyCollection={onCustom === undefined}
      menuTrigger="input"
      isDisabled={isDisabled}
      isReadOnly={isLocked}
      isInvalid={Boolean(error) && !isLocked}
    >
      <FieldLabel {...props} />
      <div ref={box} className={cx(styles.box)}>
        <Input
          {...defined({ placeholder })}
          className={cx(styles.input, props.mono && styles.mono)}
          spellCheck={false}
          onKeyDown={(event) => {
            if (
              event.key === "Enter" &&
              onCustom &&
              !event.currentTarget.getAttribute("aria-activedescendant")
            )
              settle();
            if (event.key === "Escape") setTyped(null);
          }}
        />
        <Button className={cx(styles.trailing)} aria-label={`Show all for ${props.label}`}>
          <Icon name="chevron-down" size={14} />
        </Button>
        <FieldEnd state={isLocked ? "locked" : error ? "error" : "plain"} />
      </div>
      <FieldMessages {...props} />
      <Popover className={cx(floating.popover, floating.overBox)} triggerRef={box} offset={4}>
        <OptionList options={options} emptyText={props.emptyText ?? "Nothing matches"} />
      </Popover>
    </ComboBox>
  );
}
