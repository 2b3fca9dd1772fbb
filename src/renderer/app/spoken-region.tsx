import styles from "./spoken-region.module.css";
import { useWindow } from "./frame-context.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";

/** Says to screen readers what has just been done. */
export function SpokenRegion() {
  const spoken = useWindow((state) => state.spoken);
  return (
    <div role="status" aria-live="polite" className={styles.region}>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </div>
  );
}
