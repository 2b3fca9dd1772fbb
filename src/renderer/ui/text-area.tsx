import type { KeyboardEvent, Ref } from "react";
import { TextArea as AriaTextArea, TextField } from "react-aria-components";
import { cx } from "./cx";
import { defined } from "./defined";
import styles from "./field.module.css";
import { FieldLabel, type FieldLabelProps } from "./field-label";
import { FieldMessages, type FieldMessagesProps } from "./field-messages";
import areaStyles from "./text-area.module.css";
import { useDraft, type DraftOptions } from "./use-draft";

export interface TextAreaProps extends DraftOptions, FieldLabelProps, FieldMessagesProps {
  /** Lines shown before the text scrolls, 3 unless told; it grows up to 12. */
  rows?: number | undefined;
  mono?: boolean | undefined;
  placeholder?: string | undefined;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  id?: string | undefined;
  areaRef?: Ref<HTMLTextAreaElement> | undefined;
}

/** A field for several lines. Leaving it or Ctrl Enter commits, Escape restores. */
export function TextArea(props: TextAreaProps) {
  const { error, lockedReason, rows = 3, isDisabled, autoFocus, id, placeholder, areaRef } = props;
  const draft = useDraft(props);
  const isLocked = lockedReason !== undefined;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) draft.commit();
    if (event.key === "Escape" && draft.restore()) event.stopPropagation();
  };

  return (
    <TextField
      {...defined({ isDisabled, autoFocus, id })}
      className={cx(styles.field, isLocked && styles.locked)}
      value={draft.text}
      onChange={draft.change}
      onBlur={draft.commit}
      isInvalid={Boolean(error) && !isLocked}
      isReadOnly={isLocked}
    >
      <FieldLabel {...props} />
      <div className={cx(styles.box, areaStyles.box)}>
        <AriaTextArea
          {...defined({ placeholder, ref: areaRef })}
          className={cx(styles.input, areaStyles.area, props.mono && styles.mono)}
          rows={rows}
          onKeyDown={onKeyDown}
        />
      </div>
      <FieldMessages {...props} />
    </TextField>
  );
}
