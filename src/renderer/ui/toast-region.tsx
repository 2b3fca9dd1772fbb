import { useSyncExternalStore } from "react";
import { cx } from "./cx";
import { ToastCard } from "./toast-card";
import styles from "./toast.module.css";
import { toasts } from "./toasts";

/** Draws the messages of `toasts`, and reads them out politely. Put one at the root. */
export function ToastRegion() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.list);
  return (
    <section aria-label="Messages" className={cx(styles.region)}>
      <ol aria-live="polite" aria-relevant="additions text" className={cx(styles.list)}>
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => toasts.close(toast.id)} />
        ))}
      </ol>
    </section>
  );
}
