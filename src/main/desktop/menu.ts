import type { MenuItemConstructorOptions } from "electron";
import { ACTIONS, MENUS, type ActionDef, type Menu } from "#shared/commands/actions";

/** The native menu as a template, from the same list that the palette and the keys read. */
export function menuTemplate(
  platform: NodeJS.Platform,
  onAction: (id: string) => void,
): MenuItemConstructorOptions[] {
  const menus = MENUS.map((menu) => ({
    label: menu,
    submenu: [...actionsIn(menu, platform, onAction), ...systemItems(menu, platform)],
  }));
  return platform === "darwin" ? [{ role: "appMenu" }, ...menus, { role: "windowMenu" }] : menus;
}

function actionsIn(
  menu: Menu,
  platform: NodeJS.Platform,
  onAction: (id: string) => void,
): MenuItemConstructorOptions[] {
  const actions: readonly ActionDef[] = ACTIONS;
  return actions
    .filter((action) => action.menu === menu)
    .map(({ id, label, keys }) => {
      const accelerator = acceleratorOf(keys?.[0], platform);
      return {
        id,
        label,
        click: () => onAction(id),
        // The page hears the keys itself, as in the browser; here they are only shown.
        ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
      };
    });
}

/** `Mod+Shift+Z` as Electron writes it. A Mac hears what it shows, so bare letters are left out. */
export function acceleratorOf(
  keys: string | undefined,
  platform: NodeJS.Platform,
): string | undefined {
  if (keys === undefined || (platform === "darwin" && !keys.startsWith("Mod+"))) return undefined;
  return keys.replace(/^Mod\+/, "CmdOrCtrl+");
}

function systemItems(menu: Menu, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  switch (menu) {
    case "File":
      return platform === "darwin" ? [] : [{ type: "separator" }, { role: "quit" }];
    case "View":
      return [{ type: "separator" }, { role: "togglefullscreen" }];
    case "Edit":
    case "Insert":
    case "Check":
    case "Help":
      return [];
  }
}
