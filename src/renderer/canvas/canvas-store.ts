import { createStore, type StoreApi } from "zustand/vanilla";
import { buildScene } from "#shared/drawing/build-scene";
import type { Point, Rect } from "#shared/drawing/geometry";
import type { Overrides } from "#shared/drawing/place-boxes";
import { moveScene } from "#shared/drawing/place-scene";
import type { Scene } from "#shared/drawing/scene";
import { shareScene } from "#shared/drawing/share-scene";
import type { ProjectSession } from "../project/project-store.ts";

export type Tool = "select" | "pan" | "connect" | "note";

/** What the hand is doing now. Nothing of it is in the document until it ends. */
type Gesture =
  | { readonly kind: "idle" }
  | { readonly kind: "moving" | "resizing" }
  /** Boxes or a palette entry over a container that would take them, or not. */
  | { readonly kind: "dropping"; readonly target: string | null; readonly allowed: boolean }
  | {
      readonly kind: "connecting";
      readonly from: string;
      readonly start: Point;
      readonly end: Point;
      /** For each box and port the reason against it; those without one are valid. */
      readonly refusals: ReadonlyMap<string, string>;
      readonly over: string | undefined;
    };

/** A line along which something is aligned, in the coordinates of the view. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A sentence near the pointer. */
interface Hint {
  readonly text: string;
  readonly tone: "plain" | "refusal";
  /** Client pixels. */
  readonly point: Point;
}

export interface CanvasState {
  /** The document as it is. */
  readonly settled: Scene;
  /** What is drawn: the document, or what a gesture makes of it for now. */
  readonly scene: Scene;
  readonly tool: Tool;
  readonly gesture: Gesture;
  readonly guides: readonly Guide[];
  readonly hint: Hint | undefined;
  /** The element whose name is being edited on the drawing. */
  readonly renaming: string | undefined;
  /** The box that Tab comes to. */
  readonly active: string | undefined;
}

/** State of one canvas. It follows the session by itself, in the same turn as the edit. */
export interface CanvasStore extends StoreApi<CanvasState> {
  readonly session: ProjectSession;
  /** Draws boxes elsewhere without changing the document; undefined ends it. */
  override(overrides: ReadonlyMap<string, Rect> | undefined): void;
  /** Follows the session from now on; returns what ends it. */
  follow(): () => void;
}

const IDLE: Gesture = { kind: "idle" };
const NO_GUIDES: readonly Guide[] = [];

export function createCanvasStore(session: ProjectSession): CanvasStore {
  const first = sceneOf(session);
  let overrides: Overrides | undefined;
  const store = createStore<CanvasState>(() => ({
    settled: first,
    scene: first,
    tool: "select",
    gesture: IDLE,
    guides: NO_GUIDES,
    hint: undefined,
    renaming: undefined,
    active: undefined,
  }));

  function show(settled: Scene): void {
    const { project, view } = drawnOf(session);
    const wanted = overrides ? moveScene(project, settled, view, overrides) : settled;
    store.setState({ settled, scene: shareScene(store.getState().scene, wanted) });
  }

  let shown = session.store.getState();
  function catchUp(): void {
    const now = session.store.getState();
    const { project, findings, view, preview } = shown;
    const isDrawn = now.project === project && now.findings === findings && now.view === view;
    if (isDrawn && now.preview === preview) return;
    shown = now;
    show(shareScene(store.getState().settled, sceneOf(session)));
  }

  return {
    ...store,
    session,
    override(next) {
      overrides = next;
      show(store.getState().settled);
    },
    follow() {
      catchUp();
      return session.store.subscribe(catchUp);
    },
  };
}

function sceneOf(session: ProjectSession): Scene {
  const { project, view, findings, facts } = drawnOf(session);
  return buildScene(project, { view, findings, facts });
}

/** What is drawn: the document, or a preview of what an edit would make of it. */
function drawnOf(session: ProjectSession) {
  const { project, view, findings, preview } = session.store.getState();
  return { project, findings, facts: session.checker.facts, ...preview, view };
}

/** Puts gesture, guides and drawing back to rest. */
export function endGesture(store: CanvasStore): void {
  store.setState({ gesture: IDLE, guides: NO_GUIDES, hint: undefined });
  store.override(undefined);
}
