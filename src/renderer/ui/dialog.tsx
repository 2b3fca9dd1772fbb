import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { cx } from "./cx";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button";

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the lower right, the primary one last. */
  actions?: ReactNode;
  /** 400, 560 or 800 pixels wide. */
  size?: "sm" | "md" | "lg" | undefined;
  /** `palette` stands at the top, has no header and reads its title aloud only. */
  look?: "window" | "palette" | undefined;
}

/** A modal window. Escape, the cross and a press outside close it; the focus goes back where it was. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onOpenChange,
    title,
    description,
    children,
    actions,
    size = "md",
    look = "window",
  } = props;
  const isPalette = look === "palette";
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={cx(styles.overlay, isPalette && styles.atTop)}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog className={cx(styles.dialog)} {...(isPalette ? { "aria-label": title } : {})}>
          {isPalette ? null : (
            <header className={cx(styles.header)}>
              <div className={cx(styles.words)}>
                <Heading slot="title" level={2} className={cx(styles.title)}>
                  {title}
                </Heading>
                {description ? <p className={cx(styles.description)}>{description}</p> : null}
              </div>
              <IconButton
                icon="x"
                label="Close"
                shortcut="Esc"
                onPress={() => onOpenChange(false)}
              />
            </header>
          )}
          {children ? (
            <div className={cx(isPalette ? styles.bare : styles.body)}>{children}</div>
          ) : null}
          {actions ? <footer className={cx(styles.actions)}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
