import { applyCommand } from "#shared/commands/apply";
import { copyToClip, parseClip, type Clip } from "#shared/commands/clipboard";
import type { JsonObject } from "#shared/kernel/json";
import { counted } from "#shared/kernel/words";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { withRoom } from "../../canvas/commands.ts";
import { pathOf } from "../../project/describe.ts";
import { newId } from "../../project/new-id.ts";
import { select, selectionStore } from "../../project/selection-store.ts";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, speak, type Frame } from "../frame.ts";
import { runCommand } from "./run-command.ts";

/** What was copied last in this window, for when the system's clipboard cannot be read. */
let remembered = "";

/** The selected elements as text for a clipboard; undefined when nothing is selected. */
export function copySelection(frame: Frame): string | undefined {
  const session = sessionOf(frame);
  const ids = [...selectionStore.getState().elements];
  if (!session || ids.length === 0) return undefined;
  const { project, view } = session.store.getState();
  remembered = JSON.stringify(copyToClip(project, ids, view));
  speak(frame, `Copied ${counted(ids.length, "element", "elements")}`);
  return remembered;
}

/** Copies from a menu or a palette, where no event of the browser carries the text. */
export function copyToSystem(frame: Frame): void {
  const text = copySelection(frame);
  // The clipboard may be refused; what was copied is kept in this window in any case.
  if (text !== undefined) navigator.clipboard?.writeText(text).catch(() => undefined);
}

/** Pastes from a menu or a palette: from the system where it may be read, else what was copied here. */
export async function pasteFromSystem(frame: Frame): Promise<void> {
  const read = await navigator.clipboard?.readText().catch(() => "");
  pasteText(frame, read && parseClip(read).ok ? read : remembered);
}

/** Adds what a clipboard text holds, into the selection or where it came from. */
export function pasteText(frame: Frame, text: string): void {
  const session = sessionOf(frame);
  const clip = parseClip(text);
  if (!session) return;
  if (!clip.ok) {
    toasts.add({ severity: "info", text: clip.error });
    return;
  }
  const { project, view } = session.store.getState();
  const base = newId("copy");
  const calls = parentsToTry(project, clip.value).map((parent) =>
    pasteCall(clip.value, view, base, "Paste", parent),
  );
  const fitting = calls.find((call) => applyCommand(project, call).ok) ?? calls[0];
  if (fitting && runCommand(frame, withRoom(project, view, fitting))) selectRoots(clip.value, base);
}

/** Adds a copy of the selection beside it, with new names and free addresses. */
export function duplicateSelection(frame: Frame): void {
  const session = sessionOf(frame);
  const ids = [...selectionStore.getState().elements];
  if (!session || ids.length === 0) return;
  const { project, view } = session.store.getState();
  const clip = copyToClip(project, ids, view);
  const base = newId("copy");
  const call = pasteCall(clip, view, base, "Duplicate");
  if (runCommand(frame, withRoom(project, view, call))) selectRoots(clip, base);
}

/** The outermost elements come without a place, so that each finds a free one beside its like. */
function pasteCall(
  clip: Clip,
  view: string,
  base: string,
  verb: "Paste" | "Duplicate",
  parent?: string | null,
) {
  const roots = new Set(rootsOf(clip).map(({ id }) => id));
  const placements = clip.placements.filter(({ element }) => !roots.has(element));
  return {
    name: "clip.paste",
    args: {
      clip: { ...clip, placements } as unknown as JsonObject,
      base,
      view,
      dx: 0,
      dy: 0,
      verb,
      ...(parent === undefined ? {} : { parent }),
    },
  };
}

/** Containers that may take the clip, the likeliest first; undefined keeps the original ones. */
function parentsToTry(project: Project, clip: Clip): (string | null | undefined)[] {
  const roots = rootsOf(clip);
  const [first] = selectionStore.getState().elements;
  const selected = first === undefined ? undefined : findRecord(project, "elements", first);
  const isOwn = selected !== undefined && roots.some(({ id }) => id === selected.id);
  const chain = selected ? [selected, ...pathOf(project, selected).toReversed()] : [];
  const wanted = isOwn ? [] : chain.map(({ id }) => id);
  const others = [...recordsOf(project, "elements")].map(({ id }) => id);
  return [...wanted, undefined, null, ...others.slice(0, 200)];
}

function rootsOf(clip: Clip) {
  const ids = new Set(clip.elements.map(({ id }) => id));
  return clip.elements.filter(({ parent }) => parent === null || !ids.has(parent));
}

function selectRoots(clip: Clip, base: string): void {
  const roots = new Set(rootsOf(clip));
  select(clip.elements.flatMap((element, i) => (roots.has(element) ? [`${base}-${i + 1}`] : [])));
}
