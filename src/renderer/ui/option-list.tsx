import { ListBox, ListBoxItem } from "react-aria-components";
import { cx } from "./cx";
import styles from "./floating.module.css";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export interface FieldOption {
  id: string;
  label: string;
  /** A second, quieter line. */
  description?: string | undefined;
  /** At the right in monospace, for example an address. */
  value?: string | undefined;
  icon?: IconName | undefined;
  isDisabled?: boolean | undefined;
}

/** The floating list of a SelectField or a ComboField. */
export function OptionList({
  options,
  emptyText,
}: {
  options: readonly FieldOption[];
  emptyText: string;
}) {
  return (
    <ListBox
      className={cx(styles.list)}
      items={options}
      renderEmptyState={() => <div className={cx(styles.empty)}>{emptyText}</div>}
    >
      {(option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.isDisabled ?? false}
          className={cx(styles.item)}
        >
          {({ isSelected }) => (
            <>
              <span className={cx(styles.icon)}>
                {isSelected ? (
                  <Icon name="check" />
                ) : option.icon ? (
                  <Icon name={option.icon} />
                ) : null}
              </span>
              <span className={cx(styles.words)}>
                <span>{option.label}</span>
                {option.description ? (
                  <span className={cx(styles.description)}>{option.description}</span>
                ) : null}
              </span>
              {option.value ? (
                <span className={cx("mono", styles.value)}>{option.value}</span>
              ) : null}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
