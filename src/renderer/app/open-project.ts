import type { OpenedProject } from "#shared/api/contract";
import type { ApiError } from "#shared/api/errors";
import type { Result } from "#shared/kernel/result";
import { counted } from "#shared/kernel/words";
import { printTextForm } from "#shared/formats/text-form";
import { applyCommand } from "#shared/commands/apply";
import { PHYSICAL_VIEW, type Project } from "#shared/model/project";
import { arrangeMissing } from "#shared/drawing/arrange";
import { openSession } from "../project/project-store.ts";
import { select } from "../project/selection-store.ts";
import { setActiveFinding } from "../project/active-finding.ts";
import { toasts } from "../ui/toasts.ts";
import { sessionOf, type Frame } from "./frame.ts";
import { writeRoute } from "./route.ts";

/** Opens a project of the library in this window. Says so when it cannot. */
export async function openProject(frame: Frame, handle: string): Promise<boolean> {
  if (sessionOf(frame)?.handle === handle) return true;
  return show(frame, await frame.client.call("projects.open", { handle }));
}

/** Makes a file of a project and opens it. What has no place in the drawing gets one. */
export async function createProject(frame: Frame, project: Project): Promise<boolean> {
  const content = printTextForm(placed(project));
  return show(frame, await frame.client.call("projects.create", { content }));
}

/** Goes back to the start screen. */
export async function closeProject(frame: Frame): Promise<void> {
  const session = sessionOf(frame);
  frame.store.setState({ screen: { kind: "start" }, dialog: undefined });
  writeRoute(undefined);
  await session?.close();
}

async function show(frame: Frame, answer: Result<OpenedProject, ApiError>): Promise<boolean> {
  const opened = answer.ok ? openSession(frame.client, answer.value) : answer;
  if (!opened.ok) {
    const text = typeof opened.error === "string" ? opened.error : opened.error.message;
    toasts.add({ severity: "error", text, timeout: 0 });
    if (!sessionOf(frame)) {
      frame.store.setState({ screen: { kind: "start" } });
      writeRoute(undefined);
    }
    return false;
  }
  const before = sessionOf(frame);
  const session = opened.value;
  select([]);
  setActiveFinding(undefined);
  frame.store.setState({ screen: { kind: "editor", session }, dialog: undefined });
  writeRoute(session.handle);
  const { recovered } = session.store.getState();
  if (recovered) {
    const { edits, lastLabel } = recovered;
    toasts.add({
      severity: "info",
      text: `Recovered. All ${counted(edits, "edit", "edits")} are in the file; the last was “${lastLabel}”.`,
      timeout: 12_000,
    });
  }
  await before?.close();
  return true;
}

function placed(project: Project): Project {
  const places = arrangeMissing(project, PHYSICAL_VIEW);
  if (places.length === 0) return project;
  const args = { view: PHYSICAL_VIEW, places };
  const applied = applyCommand(project, { name: "view.place", args });
  return applied.ok ? applied.value.next : project;
}
