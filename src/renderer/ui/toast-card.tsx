import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import { IconButton } from "./icon-button";
import { SeverityIcon } from "./severity-icon";
import styles from "./toast.module.css";
import type { Toast } from "./toasts";

const usualTimeout = 6000;

/** One message of the region. It waits while the pointer or the focus is on it. */
export function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const timeout = toast.timeout ?? usualTimeout;
  const close = useEffectEvent(onClose);

  useEffect(() => {
    if (isHeld || timeout === 0) return;
    const timer = setTimeout(() => close(), timeout);
    return () => clearTimeout(timer);
  }, [isHeld, timeout]);

  return (
    <li>
      <div
        role="presentation"
        className={cx(styles.toast)}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
      >
        {toast.severity ? <SeverityIcon severity={toast.severity} /> : null}
        <span className={cx(styles.text)}>{toast.text}</span>
        {toast.action ? (
          <Button
            size="sm"
            onPress={() => {
              toast.action?.onPress();
              onClose();
            }}
          >
            {toast.action.label}
          </Button>
        ) : null}
        <IconButton icon="x" label="Close message" size={24} onPress={onClose} />
      </div>
    </li>
  );
}
