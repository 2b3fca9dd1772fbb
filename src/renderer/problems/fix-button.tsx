import { messageText } from "#shared/kernel/message";
import type { Finding, Fix } from "#shared/rules/finding";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import { MessageText } from "../ui/message-text.tsx";
import styles from "./problems.module.css";

/** The first fix of a finding as a button, the others behind it. */
export function FixButton({ finding, fixes }: { finding: Finding; fixes: readonly Fix[] }) {
  const { applyFix } = useEditorCommands();
  const [first, ...more] = fixes;
  if (!first) return <span className={styles.noFix}>No fix offered</span>;
  const isError = finding.severity === "error";
  return (
    <span className={styles.fix}>
      <Button
        size="sm"
        variant={isError ? "secondary" : "link"}
        icon="wand-sparkles"
        onPress={() => applyFix(first)}
      >
        <span className={styles.fixText}>
          <MessageText message={first.title} />
        </span>
      </Button>
      {more.length > 0 ? (
        <MenuButton
          label="Other fixes"
          placement="bottom end"
          entries={more.map((fix, i) => ({
            id: `fix-${i}`,
            label: messageText(fix.title),
            icon: "wand-sparkles",
            onAction: () => applyFix(fix),
          }))}
        >
          <IconButton icon="chevron-down" size={24} label="Other fixes" />
        </MenuButton>
      ) : null}
    </span>
  );
}
