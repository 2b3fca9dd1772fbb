import { Component, type ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import styles from "./error-boundary.module.css";

interface State {
  readonly failed: unknown;
}

/** Catches what a part of the window throws and says calmly what is kept and what to do. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(failed: unknown): State {
    return { failed: failed ?? new Error("unknown") };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === undefined) return this.props.children;
    const words = failed instanceof Error ? failed.message : "No more is known.";
    return (
      <main className={styles.page}>
        <Icon name="life-buoy" size={28} />
        <h1 className={styles.title}>Something went wrong in this window</h1>
        <p className={styles.text}>
          Every edit that was shown as saved is in the file. Load the window again to go on.
        </p>
        <Button variant="primary" icon="refresh-cw" onPress={() => location.reload()}>
          Load again
        </Button>
        <details className={styles.details}>
          <summary>What happened</summary>
          <code>{words}</code>
        </details>
      </main>
    );
  }
}
