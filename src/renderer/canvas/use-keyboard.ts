import { useMemo, type KeyboardEvent, type RefObject } from "react";
import type { Point, Rect } from "#shared/drawing/geometry";
import { MEASURES } from "#shared/drawing/measures";
import { findBox, sceneIndex, type SceneBox } from "#shared/drawing/scene";
import { getKind } from "#shared/kinds/index";
import { findRecord } from "#shared/model/project";
import { select, selectionStore } from "../project/selection-store.ts";
import { placeCommand } from "./commands.ts";
import { endGesture, type CanvasStore, type Tool } from "./canvas-store.ts";
import { outermost } from "./hit.ts";
import { nameAll } from "./move-boxes.ts";

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const TOOLS: Readonly<Record<string, Tool>> = { v: "select", h: "pan", c: "connect", n: "note" };

export interface KeyboardActions {
  onMenu(element: string, point: Point): void;
  /** Brings a box into view when it is not. */
  show(element: string): void;
}

/** Everything that can be done on the canvas without a pointer. */
export function useKeyboard(
  store: CanvasStore,
  root: RefObject<HTMLElement | null>,
  actions: KeyboardActions,
) {
  return useMemo(() => createKeyboard(store, root, actions), [store, root, actions]);
}

function createKeyboard(
  store: CanvasStore,
  root: RefObject<HTMLElement | null>,
  actions: KeyboardActions,
) {
  /** Boxes being nudged and how far; committed as one edit when the key is let go. */
  let nudge: { readonly roots: readonly SceneBox[]; by: Point } | undefined;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement || event.nativeEvent.isComposing) return;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const arrow = ARROWS[event.key];
    if (arrow && !event.ctrlKey && !event.metaKey) {
      if (nudgeBy(arrow, event.altKey ? 1 : MEASURES.grid)) done();
      return;
    }
    const focused = focusedBox(event.target);
    if (event.key === "Tab" && focused !== undefined) {
      const next = neighbourOf(focused, event.shiftKey ? -1 : 1);
      if (next === undefined) return;
      done();
      focusBox(next);
    } else if (event.key === "Enter" && focused !== undefined) {
      done();
      openField(focused);
    } else if (event.key === "F2") {
      const id = focused ?? [...selectionStore.getState().elements][0];
      if (id === undefined) return;
      done();
      store.setState({ renaming: id });
    } else if (event.key === "Delete" || event.key === "Backspace") {
      done();
      deleteSelected();
    } else if (event.key === "Escape") {
      escape();
    } else if (
      (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) &&
      focused !== undefined
    ) {
      done();
      const at = root.current
        ?.querySelector(`[data-box="${CSS.escape(focused)}"]`)
        ?.getBoundingClientRect();
      if (at) actions.onMenu(focused, { x: at.left + 16, y: at.top + Math.min(at.height, 32) });
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && TOOLS[event.key]) {
      done();
      store.setState({ tool: TOOLS[event.key] ?? "select" });
    }
  }

  function onKeyUp(event: KeyboardEvent): void {
    if (!ARROWS[event.key] || !nudge) return;
    const { roots, by } = nudge;
    nudge = undefined;
    const { view } = store.session.store.getState();
    const places = roots.map(({ id, inside, at }) => ({
      element: id,
      x: inside.x + by.x,
      y: inside.y + by.y,
      w: at.w,
      h: at.h,
    }));
    if (by.x !== 0 || by.y !== 0)
      store.session.dispatch(placeCommand(view, places, `Move ${nameAll(roots)}`));
    endGesture(store);
  }

  function nudgeBy(arrow: Point, step: number): boolean {
    const { settled } = store.getState();
    const roots = nudge?.roots ?? outermost(settled, selectionStore.getState().elements);
    if (roots.length === 0) return false;
    const before = nudge?.by ?? { x: 0, y: 0 };
    const by = { x: before.x + arrow.x * step, y: before.y + arrow.y * step };
    nudge = { roots, by };
    store.setState({ gesture: { kind: "moving" } });
    store.override(
      new Map(
        roots.map(({ id, inside }): [string, Rect] => [
          id,
          { ...inside, x: inside.x + by.x, y: inside.y + by.y },
        ]),
      ),
    );
    return true;
  }

  function neighbourOf(id: string, step: 1 | -1): string | undefined {
    const { outline } = store.getState().settled;
    const at = outline.indexOf(id);
    return at < 0 ? undefined : outline[at + step];
  }

  function focusBox(id: string): void {
    store.setState({ active: id });
    select([id]);
    actions.show(id);
    focusWhenThere(id);
  }

  /** A card that is far out of view is mounted only when the view has come to it. */
  function focusWhenThere(id: string, tries = 20): void {
    const card = root.current?.querySelector<HTMLElement>(`[data-box="${CSS.escape(id)}"]`);
    if (card) card.focus({ preventScroll: true });
    else if (tries > 0) requestAnimationFrame(() => focusWhenThere(id, tries - 1));
  }

  /** Puts the caret of the inspector into the field in question: the one in error, else the main one. */
  function openField(id: string): void {
    const { project } = store.session.store.getState();
    const element = findRecord(project, "elements", id);
    const box = findBox(store.getState().settled, id);
    if (!element || !box) return;
    const kind = getKind(element.kind);
    const faulty = [box.headline, ...box.facts].find(
      (fact) => fact?.severity === "error" || fact?.severity === "warning",
    );
    const fallback = kind.fields.find(({ key }) => key === kind.headline) ?? kind.fields[0];
    const field = faulty
      ? { element: faulty.element, field: faulty.field }
      : fallback && { element: id, field: fallback.key };
    selectionStore.setState({ elements: new Set([id]), links: new Set(), field });
  }

  function deleteSelected(): void {
    const { elements, links } = selectionStore.getState();
    if (elements.size + links.size === 0) return;
    const { scene, active } = store.getState();
    const done = store.session.dispatch({
      name: "items.delete",
      args: { elements: [...elements], links: [...links] },
    });
    if (!done.ok) return;
    select([]);
    const left = sceneIndex(store.getState().scene).boxes;
    const from = active === undefined ? 0 : scene.outline.indexOf(active);
    const next =
      scene.outline.slice(Math.max(0, from)).find((id) => left.has(id)) ??
      store.getState().scene.outline[0];
    store.setState({ active: next });
    root.current?.focus({ preventScroll: true });
  }

  function escape(): void {
    const { gesture, tool } = store.getState();
    nudge = undefined;
    if (gesture.kind !== "idle") endGesture(store);
    else if (tool !== "select") store.setState({ tool: "select" });
    else select([]);
  }

  return { onKeyDown, onKeyUp };
}

function focusedBox(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset["box"] : undefined;
}
