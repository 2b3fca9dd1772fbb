import { useEditorCommands } from "../project/editor-commands.tsx";
import { useFacts, useSession } from "../project/session-context.tsx";
import type { Finding } from "#shared/rules/finding";
import { messageText } from "#shared/kernel/message";
import { Icon } from "../ui/icon.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { cx } from "../ui/cx.ts";
import { Button } from "react-aria-components";
import styles from "./fix-list.module.css";

/** Ways to mend the findings at one place; the first of the first finding is offered before all. */
export function FixList({ findings }: { findings: readonly Finding[] }) {
  useFacts();
  const { checker } = useSession();
  const { applyFix } = useEditorCommands();
  const seen = new Set<string>();
  const fixes = findings
    .flatMap((finding) => checker.fixesFor(finding).map((fix) => ({ finding, fix })))
    .filter(({ fix }) => {
      const title = messageText(fix.title);
      return !seen.has(title) && seen.add(title);
    })
    .slice(0, 4);
  if (fixes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Quick fixes">
      {fixes.map(({ finding, fix }, i) => (
        <li key={`${finding.key}/${messageText(fix.title)}`}>
          <Button className={cx(styles.fix, i === 0 && styles.first)} onPress={() => applyFix(fix)}>
            <Icon name="wand-sparkles" size={14} />
            <span>
              <MessageText message={fix.title} />
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
