import type { ReactNode } from "react";
import { FieldError, Text } from "react-aria-components";
import { cx } from "./cx";
import styles from "./field.module.css";

export interface FieldMessagesProps {
  help?: ReactNode;
  /** In words: what is wrong and, if known, what would be right. */
  error?: ReactNode;
  warning?: ReactNode;
  /** Why the value may not change now; also locks the field. */
  lockedReason?: string | undefined;
}

/** The lines below a field. An error or a warning takes the place of the help. */
export function FieldMessages({ help, error, warning, lockedReason }: FieldMessagesProps) {
  const description = lockedReason ?? (error ? null : (warning ?? help));
  return (
    <>
      {error ? <FieldError className={cx(styles.error)}>{error}</FieldError> : null}
      {description ? (
        <Text
          slot="description"
          className={cx(styles.help, !lockedReason && Boolean(warning) && styles.warning)}
        >
          {description}
        </Text>
      ) : null}
    </>
  );
}
