import { useEditorCommands } from "../../project/editor-commands.tsx";
import { useProjectState } from "../../project/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { MenuButton } from "../../ui/menu-button.tsx";
import type { IconName } from "../../ui/icons.ts";
import type { ActionId } from "#shared/commands/actions";

const EXPORTS = {
  "export.runbook": "list-checks",
  "export.runbookHtml": "list-checks",
  "export.runbookPdf": "printer",
  "export.runbookPowershell": "terminal",
  "export.runbookShell": "terminal",
  "export.config": "file-code",
  "export.addresses": "table",
  "export.exclusions": "terminal",
  "export.subnets": "network",
  "export.diagram": "image",
  "export.text": "file-text",
} as const satisfies Partial<Record<ActionId, IconName>>;

const IDS = Object.keys(EXPORTS) as (keyof typeof EXPORTS)[];

/** What can be written from the design. */
export function ExportMenu() {
  const { lines } = useEditorCommands();
  useProjectState((state) => state.project);
  return (
    <MenuButton
      label="Export"
      placement="bottom end"
      entries={[
        ...lines(...IDS).map((line, i) => ({ ...line, icon: EXPORTS[IDS[i] ?? "export.text"] })),
        { kind: "separator", id: "separator" },
        ...lines("project.saveCopy").map((line) => ({ ...line, icon: "save" as const })),
      ]}
    >
      <Button variant="primary" icon="download">
        Export
      </Button>
    </MenuButton>
  );
}
