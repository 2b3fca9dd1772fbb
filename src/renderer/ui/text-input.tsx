import type { KeyboardEvent, Ref } from "react";
import { Input, TextField } from "react-aria-components";
import { cx } from "./cx";
import { defined } from "./defined";
import styles from "./field.module.css";
import { FieldEnd, type FieldEndProps } from "./field-end";
import { FieldLabel, type FieldLabelProps } from "./field-label";
import { FieldMessages, type FieldMessagesProps } from "./field-messages";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { useDraft, type DraftOptions } from "./use-draft";

export interface TextInputProps
  extends DraftOptions, FieldLabelProps, FieldMessagesProps, Omit<FieldEndProps, "state"> {
  /** Addresses, prefixes, VLANs, MACs, numbers. */
  mono?: boolean | undefined;
  /** At the left, for a search or a filter. */
  icon?: IconName | undefined;
  placeholder?: string | undefined;
  isDisabled?: boolean | undefined;
  isRequired?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Of the input itself, so that a finding can put the caret there. */
  id?: string | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "search" | undefined;
  /** Arrow up and down; returns the text after the step. */
  onStep?: ((text: string, direction: 1 | -1) => string) | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A field for one line. Enter and leaving commit, Escape restores. */
export function TextInput(props: TextInputProps) {
  const { error, warning, lockedReason, onStep } = props;
  const { isDisabled, isRequired, autoFocus, id, inputMode, placeholder, inputRef } = props;
  const draft = useDraft(props);
  const isLocked = lockedReason !== undefined;
  const state = isLocked ? "locked" : error ? "error" : warning ? "warning" : "plain";

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") draft.commit();
    // A field that restores keeps Escape for itself: the dialog round it stays open.
    if (event.key === "Escape" && draft.restore()) event.stopPropagation();
    if (onStep && !isLocked && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      draft.change(onStep(draft.text, event.key === "ArrowUp" ? 1 : -1));
    }
  };

  return (
    <TextField
      {...defined({ isDisabled, isRequired, autoFocus, id, inputMode })}
      className={cx(styles.field, isLocked && styles.locked, state === "warning" && styles.warned)}
      value={draft.text}
      onChange={draft.change}
      onBlur={draft.commit}
      isInvalid={state === "error"}
      isReadOnly={isLocked}
    >
      <FieldLabel {...props} />
      <div className={cx(styles.box)}>
        {props.icon ? <Icon name={props.icon} size={14} className={cx(styles.lock)} /> : null}
        <Input
          {...defined({ placeholder, ref: inputRef })}
          className={cx(styles.input, props.mono && styles.mono)}
          spellCheck={false}
          autoComplete="off"
          onKeyDown={onKeyDown}
        />
        <FieldEnd unit={props.unit} trailing={props.trailing} state={state} />
      </div>
      <FieldMessages {...props} />
    </TextField>
  );
}
