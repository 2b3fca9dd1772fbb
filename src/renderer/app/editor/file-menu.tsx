import { useState, type ReactElement } from "react";
import { ACTIONS, MENUS } from "#shared/commands/actions";
import { useEditorCommands } from "../../project/editor-commands.tsx";
import { useProjectState } from "../../project/session-context.tsx";
import { MenuButton } from "../../ui/menu-button.tsx";
import { useSelection } from "../../project/session-context.tsx";

/** Every action under its menu, for those who look for menus. */
export function FileMenu({ children }: { children: ReactElement }) {
  const { lines } = useEditorCommands();
  // What can be done follows the history and the selection.
  useProjectState((state) => state.history);
  useSelection((state) => state);
  const [menus] = useState(() =>
    MENUS.map((menu) => ({
      menu,
      ids: ACTIONS.filter((action) => action.menu === menu).map(({ id }) => id),
    })),
  );
  return (
    <MenuButton
      label="Underlay"
      entries={menus.map(({ menu, ids }) => ({
        id: menu,
        label: menu,
        entries: lines(...ids),
      }))}
    >
      {children}
    </MenuButton>
  );
}
