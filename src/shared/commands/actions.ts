/** A thing that a person can do in the program, said once: the palette, the menu and the keys read it. */
export interface ActionDef {
  readonly id: string;
  readonly label: string;
  /** Keys as `Mod+Shift+Z`; Mod is Ctrl, or Cmd on a Mac. The first one is shown. */
  readonly keys?: readonly string[];
  readonly menu?: Menu;
  /** What must be there for it to make sense. */
  readonly needs?: "project" | "selection" | "one-element" | "undo" | "redo" | "finding";
}

export const MENUS = ["File", "Edit", "Insert", "View", "Check", "Help"] as const;
export type Menu = (typeof MENUS)[number];

/** Every action, in the order of the menus. */
export const ACTIONS = [
  { id: "project.new", label: "New project…", keys: ["Mod+N"], menu: "File" },
  { id: "project.open", label: "Open project…", keys: ["Mod+O"], menu: "File" },
  { id: "project.import", label: "Import…", keys: ["Mod+I"], menu: "File" },
  {
    id: "project.saveCopy",
    label: "Save a copy…",
    keys: ["Mod+Shift+S"],
    menu: "File",
    needs: "project",
  },
  { id: "project.rename", label: "Rename project…", menu: "File", needs: "project" },
  { id: "export.text", label: "Export text form", menu: "File", needs: "project" },
  { id: "export.runbook", label: "Export runbook (Markdown)", menu: "File", needs: "project" },
  { id: "export.runbookHtml", label: "Export runbook (HTML)", menu: "File", needs: "project" },
  { id: "export.runbookPdf", label: "Export runbook (PDF)", menu: "File", needs: "project" },
  {
    id: "export.runbookPowershell",
    label: "Export runbook (PowerShell script)",
    menu: "File",
    needs: "project",
  },
  {
    id: "export.runbookShell",
    label: "Export runbook (shell script)",
    menu: "File",
    needs: "project",
  },
  {
    id: "export.config",
    label: "Export deployment configuration",
    menu: "File",
    needs: "project",
  },
  { id: "export.addresses", label: "Export address plan (CSV)", menu: "File", needs: "project" },
  {
    id: "export.exclusions",
    label: "Export DHCP exclusions (PowerShell)",
    menu: "File",
    needs: "project",
  },
  {
    id: "export.subnets",
    label: "Export subnet plan (IPSubnetPlanner JSON)",
    menu: "File",
    needs: "project",
  },
  {
    id: "export.diagram",
    label: "Export diagram (SVG)",
    keys: ["Mod+Shift+E"],
    menu: "File",
    needs: "project",
  },
  {
    id: "project.close",
    label: "Close project",
    keys: ["Mod+Shift+W"],
    menu: "File",
    needs: "project",
  },

  { id: "edit.undo", label: "Undo", keys: ["Mod+Z"], menu: "Edit", needs: "undo" },
  { id: "edit.redo", label: "Redo", keys: ["Mod+Shift+Z", "Mod+Y"], menu: "Edit", needs: "redo" },
  { id: "edit.cut", label: "Cut", keys: ["Mod+X"], menu: "Edit", needs: "selection" },
  { id: "edit.copy", label: "Copy", keys: ["Mod+C"], menu: "Edit", needs: "selection" },
  { id: "edit.paste", label: "Paste", keys: ["Mod+V"], menu: "Edit", needs: "project" },
  { id: "edit.duplicate", label: "Duplicate", keys: ["Mod+D"], menu: "Edit", needs: "selection" },
  {
    id: "edit.delete",
    label: "Delete",
    keys: ["Delete", "Backspace"],
    menu: "Edit",
    needs: "selection",
  },
  { id: "edit.rename", label: "Rename", keys: ["F2"], menu: "Edit", needs: "one-element" },
  {
    id: "edit.moveTo",
    label: "Move into…",
    keys: ["Mod+Shift+M"],
    menu: "Edit",
    needs: "selection",
  },
  { id: "edit.selectAll", label: "Select all", keys: ["Mod+A"], menu: "Edit", needs: "project" },

  { id: "insert.element", label: "Insert element…", keys: ["I"], menu: "Insert", needs: "project" },
  { id: "insert.link", label: "Connect to…", keys: ["L"], menu: "Insert", needs: "one-element" },

  { id: "view.palette", label: "Command palette", keys: ["Mod+K"], menu: "View" },
  { id: "view.zoomFit", label: "Zoom to fit", keys: ["Shift+1"], menu: "View", needs: "project" },
  {
    id: "view.zoomSelection",
    label: "Zoom to selection",
    keys: ["Shift+2"],
    menu: "View",
    needs: "selection",
  },
  {
    id: "view.zoomActual",
    label: "Zoom to 100 %",
    keys: ["Shift+0"],
    menu: "View",
    needs: "project",
  },
  { id: "view.zoomIn", label: "Zoom in", keys: ["Mod+="], menu: "View", needs: "project" },
  { id: "view.zoomOut", label: "Zoom out", keys: ["Mod+-"], menu: "View", needs: "project" },
  { id: "view.arrange", label: "Arrange", keys: ["Mod+Shift+L"], menu: "View", needs: "project" },
  {
    id: "view.left",
    label: "Palette and outline",
    keys: ["Mod+B"],
    menu: "View",
    needs: "project",
  },
  {
    id: "view.inspector",
    label: "Inspector",
    keys: ["Mod+Shift+B"],
    menu: "View",
    needs: "project",
  },
  { id: "view.drawer", label: "Drawer", keys: ["Mod+J"], menu: "View", needs: "project" },
  { id: "view.runbook", label: "Runbook", keys: ["Shift+R"], menu: "View", needs: "project" },
  { id: "view.theme", label: "Light or dark", menu: "View" },

  {
    id: "check.problems",
    label: "Problems",
    keys: ["Mod+Shift+P"],
    menu: "Check",
    needs: "project",
  },
  { id: "check.plan", label: "Plan addresses", menu: "Check", needs: "project" },
  { id: "check.next", label: "Next problem", keys: ["F8"], menu: "Check", needs: "project" },
  {
    id: "check.previous",
    label: "Previous problem",
    keys: ["Shift+F8"],
    menu: "Check",
    needs: "project",
  },
  {
    id: "check.fixFirst",
    label: "Apply the first fix",
    keys: ["Mod+."],
    menu: "Check",
    needs: "finding",
  },
  { id: "check.previewFix", label: "Preview the fixes…", menu: "Check", needs: "finding" },
  { id: "check.fixAll", label: "Fix all of this kind", menu: "Check", needs: "finding" },
  { id: "check.waive", label: "Waive…", menu: "Check", needs: "finding" },
  {
    id: "check.verify",
    label: "Compare each check with a full one",
    menu: "Check",
    needs: "project",
  },
  { id: "check.rules", label: "Rules", menu: "Check" },
  {
    id: "check.profile",
    label: "What the platform says",
    menu: "Check",
    needs: "project",
  },

  { id: "help.keys", label: "Keyboard shortcuts", keys: ["Shift+?"], menu: "Help" },
] as const satisfies readonly ActionDef[];

export type ActionId = (typeof ACTIONS)[number]["id"];

export function getAction(id: ActionId): ActionDef {
  const action = ACTIONS.find((each) => each.id === id);
  if (!action) throw new Error(`unknown action ${id}`);
  return action;
}
