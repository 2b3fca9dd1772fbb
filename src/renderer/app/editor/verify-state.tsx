import { useProjectState } from "../../project/session-context.tsx";
import { SeverityChip } from "../../ui/severity-chip.tsx";
import { cx } from "../../ui/cx.ts";
import bar from "./status-bar.module.css";
import styles from "./verify-state.module.css";

/** Whether the check that follows the edits agrees with a full one; nothing while they are not compared. */
export function VerifyState() {
  const verification = useProjectState((state) => state.verification);
  if (!verification) return null;
  if (verification.kind === "same") {
    return (
      <span role="status" className={bar.item}>
        <SeverityChip severity="pass" look="plain" word="Verified against a full check" />
      </span>
    );
  }
  return (
    <span role="alert" className={cx(bar.item, styles.different)} title={verification.text}>
      <SeverityChip severity="error" look="plain" word={verification.text} />
    </span>
  );
}
