import type { CommandCall } from "#shared/commands/define-command";
import { withArticle } from "#shared/kernel/words";
import { getKind, kindRank } from "#shared/kinds/index";
import type { KindDef } from "#shared/model/define-kind";
import { compareNatural } from "#shared/kernel/order";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { withRoom } from "../../canvas/commands.ts";
import { pathOf } from "../../project/describe.ts";
import { newId } from "../../project/new-id.ts";
import { findInsertable } from "../../project/palette-entries.ts";
import { reveal, selectionStore } from "../../project/selection-store.ts";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, type Frame } from "../frame.ts";
import { runCommand } from "./run-command.ts";

/** Where a new element would go; an error says what has to be there first. */
export type Home =
  | { readonly ok: true; readonly container: ElementRecord | null }
  | { readonly ok: false; readonly reason: string };

/** The nearest place that takes the kind: the selection, what it lies in, then the first that fits. */
export function findHome(project: Project, kind: KindDef): Home {
  const [first] = selectionStore.getState().elements;
  const selected = first === undefined ? undefined : findRecord(project, "elements", first);
  const chain = selected ? [selected, ...pathOf(project, selected).toReversed()] : [];
  const near = chain.find((element) => kind.parents.includes(element.kind));
  if (near) return { ok: true, container: near };
  const others = [...recordsOf(project, "elements")]
    .filter((element) => kind.parents.includes(element.kind))
    .toSorted((a, b) => kindRank(a.kind) - kindRank(b.kind) || compareNatural(a.name, b.name));
  const [other] = others;
  if (other) return { ok: true, container: other };
  if (kind.parents.includes("project")) return { ok: true, container: null };
  const wanted = kind.parents.map((name) => withArticle(getKind(name).label)).join(" or ");
  return { ok: false, reason: `Needs ${wanted} to lie in.` };
}

/** Adds what a palette entry stands for, at a free place, and selects it. One step of undo. */
export function insertEntry(frame: Frame, entryId: string): void {
  const session = sessionOf(frame);
  const insertable = findInsertable(entryId);
  if (!session || !insertable) return;
  const { entry, kind } = insertable;
  const { project, view } = session.store.getState();
  const home = findHome(project, kind);
  if (!home.ok) {
    const text = `There is no place for ${withArticle(kind.label)} yet. ${home.reason}`;
    toasts.add({ severity: "info", text });
    return;
  }
  const id = newId(kind.stem);
  const add: CommandCall = {
    name: "element.add",
    args: {
      id,
      kind: kind.name,
      parent: home.container?.id ?? null,
      ...(entry.fields ? { fields: entry.fields } : {}),
    },
  };
  if (runCommand(frame, withRoom(project, view, add))) {
    reveal(id);
  }
}
