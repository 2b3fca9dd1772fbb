import styles from "./logo.module.css";

/** The mark of the program. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable={false}>
      <rect className={styles.ground} width="24" height="24" rx="6" />
      <path className={styles.stroke} d="M7.5 6v6.5a4.5 4.5 0 0 0 9 0V6" strokeWidth="2.4" />
      <path className={styles.under} d="M7 19.2h10" strokeWidth="1.8" />
    </svg>
  );
}
