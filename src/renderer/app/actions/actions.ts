import type { ActionId } from "#shared/commands/actions";
import { arrange } from "#shared/drawing/arrange";
import { findRecord, recordsOf } from "#shared/model/project";
import { pathOf } from "../../project/describe.ts";
import { renameElementRequests, renameProjectRequests } from "../../project/requests.ts";
import { select, selectionStore } from "../../project/selection-store.ts";
import { getShownTheme, setTheme } from "../../ui/theme.ts";
import { toasts } from "../../ui/toasts.ts";
import { panelHandles, showDrawer } from "../editor/panel-handles.ts";
import { exportRunbook } from "../export/export-runbook.ts";
import { exportConfig, exportDiagram, exportFormat, exportText } from "../export/exports.ts";
import { saveCopy } from "../export/save-copy.ts";
import { sessionOf, showDialog, speak, type Frame } from "../frame.ts";
import { closeProject, openProject } from "../open-project.ts";
import { copyToSystem, duplicateSelection, pasteFromSystem } from "./clipboard.ts";
import { canRun, currentFinding } from "./enablement.ts";
import { fixAllLikeCurrent, fixCurrent, stepProblem } from "./problem-steps.ts";
import { runCommand } from "./run-command.ts";

/** Does what an action says, if what it needs is there. */
export function runAction(frame: Frame, id: ActionId): void {
  if (canRun(frame, id)) void HANDLERS[id](frame);
}

/** Every action, done in one place. One that is missing here does not compile. */
const HANDLERS: Readonly<Record<ActionId, (frame: Frame) => void | Promise<void>>> = {
  "project.new": (frame) => showDialog(frame, { kind: "new-project" }),
  "project.open": chooseProject,
  "project.import": (frame) => showDialog(frame, { kind: "import" }),
  "project.saveCopy": saveCopy,
  "project.rename": () => renameProjectRequests.ask(),
  "export.text": exportText,
  "export.runbook": (frame) => exportRunbook(frame, "md"),
  "export.runbookHtml": (frame) => exportRunbook(frame, "html"),
  "export.runbookPdf": (frame) => exportRunbook(frame, "pdf"),
  "export.runbookPowershell": (frame) => exportRunbook(frame, "ps1"),
  "export.runbookShell": (frame) => exportRunbook(frame, "sh"),
  "export.config": exportConfig,
  "export.addresses": (frame) => exportFormat(frame, "address-csv"),
  "export.exclusions": (frame) => exportFormat(frame, "dhcp-exclusions"),
  "export.subnets": (frame) => exportFormat(frame, "subnet-plan"),
  "export.diagram": exportDiagram,
  "project.close": closeProject,

  "edit.undo": (frame) => speak(frame, sessionOf(frame)?.undo() ?? ""),
  "edit.redo": (frame) => speak(frame, sessionOf(frame)?.redo() ?? ""),
  "edit.cut": (frame) => {
    copyToSystem(frame);
    deleteSelection(frame);
  },
  "edit.copy": copyToSystem,
  "edit.paste": pasteFromSystem,
  "edit.duplicate": duplicateSelection,
  "edit.delete": deleteSelection,
  "edit.rename": () => {
    panelHandles.inspector.current?.expand();
    renameElementRequests.ask();
  },
  "edit.moveTo": (frame) => {
    const elements = [...selectionStore.getState().elements];
    if (elements.length > 0) showDialog(frame, { kind: "move", elements });
  },
  "edit.selectAll": (frame) => {
    const project = sessionOf(frame)?.store.getState().project;
    if (project) select([...recordsOf(project, "elements")].map(({ id }) => id));
  },

  "insert.element": (frame) => showDialog(frame, { kind: "insert" }),
  "insert.link": (frame) => {
    const [element] = selectionStore.getState().elements;
    if (element !== undefined) showDialog(frame, { kind: "connect", element });
  },

  "view.palette": (frame) => showDialog(frame, { kind: "palette" }),
  "view.zoomFit": (frame) => frame.canvas.current?.fit(),
  "view.zoomSelection": (frame) =>
    frame.canvas.current?.zoomTo([...selectionStore.getState().elements]),
  "view.zoomActual": (frame) => frame.canvas.current?.actual(),
  "view.zoomIn": (frame) => frame.canvas.current?.zoomIn(),
  "view.zoomOut": (frame) => frame.canvas.current?.zoomOut(),
  "view.arrange": arrangeAll,
  "view.left": () => toggle("left"),
  "view.inspector": () => toggle("inspector"),
  "view.drawer": () => toggle("drawer"),
  "view.runbook": showRunbook,
  "view.theme": () => setTheme(getShownTheme() === "dark" ? "light" : "dark"),

  "check.problems": () => showDrawer("problems"),
  "check.plan": () => {
    showDrawer("plan");
    panelHandles.drawer.current?.resize("60%");
  },
  "check.next": (frame) => stepProblem(frame, 1),
  "check.previous": (frame) => stepProblem(frame, -1),
  "check.fixFirst": fixCurrent,
  "check.previewFix": (frame) => {
    const finding = currentFinding(frame);
    if (finding) showDialog(frame, { kind: "fixes", finding });
  },
  "check.fixAll": fixAllLikeCurrent,
  "check.waive": (frame) => {
    const finding = currentFinding(frame);
    if (finding) showDialog(frame, { kind: "waive", finding });
  },
  "check.verify": toggleVerify,
  "check.rules": (frame) => showDialog(frame, { kind: "rules" }),
  "check.profile": showProfile,

  "help.keys": (frame) => showDialog(frame, { kind: "keys" }),
};

async function chooseProject(frame: Frame): Promise<void> {
  if (!frame.info.dialogs) {
    showDialog(frame, { kind: "open-project" });
    return;
  }
  const chosen = await frame.client.call("projects.choose", {});
  if (!chosen.ok) toasts.add({ severity: "error", text: chosen.error.message });
  else if (chosen.value) await openProject(frame, chosen.value.handle);
}

/** Deletes what is selected, in the drawing and in the project. */
export function deleteSelection(frame: Frame): void {
  const { elements, links } = selectionStore.getState();
  if (elements.size + links.size === 0) return;
  const args = { elements: [...elements], links: [...links] };
  if (runCommand(frame, { name: "items.delete", args })) select([]);
}

function arrangeAll(frame: Frame): void {
  const state = sessionOf(frame)?.store.getState();
  if (!state) return;
  const places = arrange(state.project);
  if (places.length === 0) return;
  runCommand(frame, {
    name: "view.place",
    args: { view: state.view, places, label: "Arrange everything" },
  });
  frame.canvas.current?.fit();
}

/** The platform of the site that the selection lies in, else of the first site. */
function showProfile(frame: Frame): void {
  const project = sessionOf(frame)?.store.getState().project;
  if (!project) return;
  const [selected = ""] = selectionStore.getState().elements;
  const element = findRecord(project, "elements", selected);
  const around = element ? [element, ...pathOf(project, element).toReversed()] : [];
  const site = [...around, ...recordsOf(project, "elements")].find(({ kind }) => kind === "site");
  if (site) showDialog(frame, { kind: "profile", site: site.id });
  else toasts.add({ severity: "info", text: "The project has no site yet; add one first." });
}

/** The runbook needs room: the drawer opens as high as the drawing above it. */
function showRunbook(): void {
  showDrawer("runbook");
  panelHandles.drawer.current?.resize("60%");
}

function toggleVerify(frame: Frame): void {
  const session = sessionOf(frame);
  if (!session) return;
  const isOn = session.store.getState().verification === undefined;
  session.verifyChecks(isOn);
  const text = isOn
    ? "Each check is now compared with a full one. The status bar says what came of it."
    : "Checks are no longer compared with a full one.";
  toasts.add({ severity: "info", text });
}

function toggle(name: keyof typeof panelHandles): void {
  const handle = panelHandles[name].current;
  if (!handle) return;
  if (handle.isCollapsed()) handle.expand();
  else handle.collapse();
}
