import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { getKind } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { pathOf } from "../project/describe.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { reveal } from "../project/selection-store.ts";
import { renameElementRequests } from "../project/requests.ts";
import { useProject } from "../project/session-context.tsx";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { KindIcon } from "../ui/kind-icon.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import { HeaderFindings } from "./header-findings.tsx";
import { NameEditor } from "./name-editor.tsx";
import styles from "./inspector-header.module.css";

/** Icon, name, kind and place of the element, and what can be done with it. */
export function InspectorHeader({ element }: { element: ElementRecord }) {
  const project = useProject();
  const commands = useEditorCommands();
  const kind = getKind(element.kind);
  const path = pathOf(project, element);
  const [isNaming, setNaming] = useState(false);
  useEffect(() => renameElementRequests.listen(() => setNaming(true)), []);

  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <KindIcon icon={kind.icon} family={kind.family} size={20} />
        {isNaming ? (
          <NameEditor element={element} onDone={() => setNaming(false)} />
        ) : (
          <h2 className={styles.name}>
            <Button
              className={cx(styles.nameButton)}
              aria-label={`${element.name}, rename`}
              onPress={() => setNaming(true)}
            >
              {element.name}
            </Button>
          </h2>
        )}
        <HeaderFindings element={element} />
        <IconButton
          icon="crosshair"
          label="Show on the canvas"
          onPress={() => reveal(element.id)}
        />
        <MenuButton
          label={`Actions for ${element.name}`}
          placement="bottom end"
          entries={[
            ...commands.lines("edit.rename", "edit.duplicate", "insert.link", "edit.moveTo"),
            { kind: "separator", id: "separator" },
            ...commands.lines("edit.delete").map((line) => ({ ...line, isDanger: true })),
          ]}
        >
          <IconButton icon="ellipsis" label={`Actions for ${element.name}`} />
        </MenuButton>
      </div>
      <p className={styles.where}>
        {kind.label}
        {path.length > 0 ? ` in ${path.map(({ name }) => name).join(" › ")}` : null}
        {path.length === 0 && kind.name !== "site" ? ", outside every site" : null}
      </p>
    </header>
  );
}
