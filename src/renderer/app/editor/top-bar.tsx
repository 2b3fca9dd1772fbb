import { Button as AriaButton } from "react-aria-components";
import { getAction } from "#shared/commands/actions";
import { useEditorCommands } from "../../project/editor-commands.tsx";
import { shortcutOf } from "../../project/keys.ts";
import { useProjectState } from "../../project/session-context.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Logo } from "../logo.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FileMenu } from "./file-menu.tsx";
import { ProjectTitle } from "./project-title.tsx";
import { SaveStateView } from "./save-state.tsx";
import { ThemeButton } from "./theme-button.tsx";
import { UndoButtons } from "./undo-buttons.tsx";
import styles from "./top-bar.module.css";

/** The name of the project, whether it is saved, what undo would undo, search, theme, export. */
export function TopBar() {
  const { run } = useEditorCommands();
  const fileName = useProjectState((state) => state.fileName);
  return (
    <header className={styles.bar}>
      <FileMenu>
        <IconButtonLogo />
      </FileMenu>
      <ProjectTitle />
      <span className={cx("mono", styles.file)} title={fileName}>
        {fileName}
      </span>
      <SaveStateView />
      <span className={styles.divider} />
      <UndoButtons />
      <span className={styles.space} />
      <AriaButton className={cx(styles.search)} onPress={() => run("view.palette")}>
        <Icon name="search" size={14} />
        <span className={styles.words}>Search or run a command</span>
        <Kbd keys={shortcutOf(getAction("view.palette")) ?? ""} />
      </AriaButton>
      <IconButton
        icon="keyboard"
        label="Keyboard shortcuts"
        shortcut={shortcutOf(getAction("help.keys"))}
        onPress={() => run("help.keys")}
      />
      <ThemeButton />
      <ExportMenu />
    </header>
  );
}

function IconButtonLogo() {
  return (
    <AriaButton className={cx(styles.logo)} aria-label="Underlay menu">
      <Logo size={22} />
    </AriaButton>
  );
}
