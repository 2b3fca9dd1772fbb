import { getAction, type ActionDef, type ActionId } from "#shared/commands/actions";
import type { Finding } from "#shared/rules/finding";
import { activeFindingStore } from "../../project/active-finding.ts";
import { findingsIndex } from "../../project/findings-index.ts";
import { selectionStore } from "../../project/selection-store.ts";
import { sessionOf, type Frame } from "../frame.ts";

/** Whether what an action needs is there. */
export function canRun(frame: Frame, id: ActionId): boolean {
  return hasNeeds(frame, getAction(id).needs);
}

function hasNeeds(frame: Frame, needs: ActionDef["needs"]): boolean {
  const session = sessionOf(frame);
  if (needs === undefined) return true;
  if (!session) return false;
  const { history } = session.store.getState();
  const { elements, links } = selectionStore.getState();
  switch (needs) {
    case "project":
      return true;
    case "selection":
      return elements.size + links.size > 0;
    case "one-element":
      return elements.size === 1;
    case "undo":
      return history.past.length > 0;
    case "redo":
      return history.future.length > 0;
    case "finding":
      return currentFinding(frame) !== undefined;
  }
}

/** The finding that was looked at last, else the first one at the selection. */
export function currentFinding(frame: Frame): Finding | undefined {
  const session = sessionOf(frame);
  if (!session) return undefined;
  const { findings } = session.store.getState();
  const { elements } = selectionStore.getState();
  const { key } = activeFindingStore.getState();
  const active = findings.find((finding) => finding.key === key);
  if (active) return active;
  const [only] = elements;
  return only === undefined ? undefined : findingsIndex(findings).of(only)[0];
}
