import { useEditorCommands } from "../project/editor-commands.tsx";
import { Button } from "../ui/button.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import styles from "./runbook.module.css";

const PAPERS = [
  ["export.runbook", "Markdown"],
  ["export.runbookHtml", "HTML"],
  ["export.runbookPdf", "PDF"],
] as const;
const SCRIPTS = ["export.runbookPowershell", "export.runbookShell"] as const;

/** Every form the runbook is printed in: a row of buttons, or one menu where room is short. */
export function ExportButtons() {
  const commands = useEditorCommands();
  return (
    <>
      <div className={styles.exportRow} role="group" aria-label="Print the runbook">
        {PAPERS.map(([action, label]) => (
          <Button key={action} size="sm" onPress={() => commands.run(action)}>
            {label}
          </Button>
        ))}
        <MenuButton
          label="Runbook as a script"
          placement="bottom end"
          entries={commands.lines(...SCRIPTS)}
        >
          <Button size="sm" iconAfter="chevron-down">
            Script
          </Button>
        </MenuButton>
      </div>
      <div className={styles.exportMenu}>
        <MenuButton
          label="Export the runbook"
          placement="bottom end"
          entries={commands.lines(...PAPERS.map(([action]) => action), ...SCRIPTS)}
        >
          <Button size="sm" icon="download" iconAfter="chevron-down">
            Export
          </Button>
        </MenuButton>
      </div>
    </>
  );
}
