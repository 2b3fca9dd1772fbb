import { GridListItem } from "react-aria-components";
import { messageText } from "#shared/kernel/message";
import type { WaivedFinding } from "#shared/rules/waivers";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { MessageText } from "../ui/message-text.tsx";
import { SeverityChip } from "../ui/severity-chip.tsx";
import styles from "./problems.module.css";

/** One accepted finding: what, why, by whom and until when, and the way back. */
export function WaivedRow({ waived: { finding, waiver } }: { waived: WaivedFinding }) {
  const { takeBack } = useEditorCommands();
  return (
    <GridListItem
      id={finding.key}
      textValue={`Waived, ${finding.rule} ${messageText(finding.message)}`}
      className={cx(styles.row)}
    >
      <span className={styles.severity}>
        <SeverityChip severity={finding.severity} look="plain" word="Waived" />
      </span>
      <span className={cx("mono", styles.rule)}>{finding.rule}</span>
      <span className={styles.message}>
        <MessageText message={finding.message} />
        <span className={styles.reason}>{waiver.reason}</span>
      </span>
      <span className={styles.elements}>
        <span className={styles.names}>
          {waiver.owner}
          {waiver.expires === null ? null : `, until ${waiver.expires}`}
        </span>
      </span>
      <span className={styles.fix}>
        <Button size="sm" icon="rotate-ccw" onPress={() => takeBack(waiver)}>
          Take back
        </Button>
      </span>
    </GridListItem>
  );
}
