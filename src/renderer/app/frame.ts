import { createStore, type StoreApi } from "zustand/vanilla";
import type { ApiClient } from "#shared/api/client";
import type { CallOutput } from "#shared/api/contract";
import type { Finding } from "#shared/rules/finding";
import type { ProjectSession } from "../project/project-store.ts";
import type { CanvasApi } from "../canvas/canvas-api.ts";
import type { AppMemory } from "./memory/app-memory.ts";

/** What the window shows. */
type Screen =
  | { readonly kind: "opening" }
  | { readonly kind: "start" }
  | { readonly kind: "editor"; readonly session: ProjectSession };

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly kind: "palette" }
  | { readonly kind: "insert" }
  | { readonly kind: "connect"; readonly element: string }
  | { readonly kind: "move"; readonly elements: readonly string[] }
  | { readonly kind: "new-project"; readonly template?: string }
  | { readonly kind: "open-project" }
  | { readonly kind: "import"; readonly file?: File }
  | { readonly kind: "fixes"; readonly finding: Finding }
  | { readonly kind: "waive"; readonly finding: Finding }
  | { readonly kind: "rules" }
  | { readonly kind: "rule"; readonly rule: string }
  | { readonly kind: "profile"; readonly site: string }
  | { readonly kind: "keys" };

/** State of this window that is no document. */
export interface WindowState {
  readonly screen: Screen;
  readonly dialog: OpenDialog | undefined;
  /** What the live region says. */
  readonly spoken: string;
  readonly zoom: number;
}

/** Everything that the parts of the window share: the host, the memory, the state, the canvas. */
export interface Frame {
  readonly client: ApiClient;
  readonly info: CallOutput<"app.info">;
  readonly memory: AppMemory;
  readonly store: StoreApi<WindowState>;
  /** The canvas, while one is shown. */
  readonly canvas: { current: CanvasApi | null };
}

export function createFrame(parts: Pick<Frame, "client" | "info" | "memory">): Frame {
  return {
    ...parts,
    store: createStore<WindowState>(() => ({
      screen: { kind: "opening" },
      dialog: undefined,
      spoken: "",
      zoom: 1,
    })),
    canvas: { current: null },
  };
}

/** The open project, if the editor is shown. */
export function sessionOf(frame: Frame): ProjectSession | undefined {
  const { screen } = frame.store.getState();
  return screen.kind === "editor" ? screen.session : undefined;
}

export function showDialog(frame: Frame, dialog: OpenDialog | undefined): void {
  frame.store.setState({ dialog });
}

/** Keeps what can be asked of the canvas, while one is shown. */
export function keepCanvas({ canvas }: Frame, api: CanvasApi | null): void {
  canvas.current = api;
}

/** Says something to a screen reader without moving anything. */
export function speak(frame: Frame, words: string): void {
  frame.store.setState({ spoken: words });
}
