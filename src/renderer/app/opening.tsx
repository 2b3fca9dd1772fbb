import { Spinner } from "../ui/spinner.tsx";
import styles from "./opening.module.css";

/** Shown for the moment in which a project is read. */
export function Opening() {
  return (
    <main className={styles.opening}>
      <Spinner label="Opening" size={20} />
    </main>
  );
}
