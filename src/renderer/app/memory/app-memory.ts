import type { ApiClient } from "#shared/api/client";
import type { CallInput, Settings } from "#shared/api/contract";
import { readPanelMemory, type PanelMemory } from "./panel-memory.ts";

/** What this window remembers from one start to the next: theme, panels, looks of projects. */
export interface AppMemory {
  theme(): Settings["theme"];
  panels(): PanelMemory;
  rememberTheme(theme: Settings["theme"]): void;
  rememberPanels(change: Partial<PanelMemory>): void;
}

/** Milliseconds that a change waits for more before it is written. */
const WAIT = 400;

/** Keeps the settings in step with the host. A write that fails is dropped: nothing of the design is in it. */
export function createAppMemory(client: ApiClient, settings: Settings): AppMemory {
  let { theme } = settings;
  let panels = readPanelMemory(settings.panels);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    timer = undefined;
    void client.call("settings.write", {
      theme,
      panels: panels as unknown as CallInput<"settings.write">["panels"],
    });
  };
  const later = () => {
    timer ??= setTimeout(write, WAIT);
  };
  window.addEventListener("pagehide", () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    write();
  });

  return {
    theme: () => theme,
    panels: () => panels,
    rememberTheme(next) {
      if (next === theme) return;
      theme = next;
      later();
    },
    rememberPanels(change) {
      panels = { ...panels, ...change };
      later();
    },
  };
}
