import type { ApiClient } from "#shared/api/client";
import { setTheme } from "../ui/theme.ts";
import { toasts } from "../ui/toasts.ts";
import { createFrame, type Frame } from "./frame.ts";
import { createAppMemory } from "./memory/app-memory.ts";

/** Asks the host who it is and what was remembered, and shows the remembered theme. */
export async function startFrame(client: ApiClient): Promise<Frame> {
  const [info, settings] = await Promise.all([
    client.call("app.info", {}),
    client.call("settings.read", {}),
  ]);
  if (!info.ok) toasts.add({ severity: "error", text: info.error.message, timeout: 0 });
  const memory = createAppMemory(
    client,
    settings.ok ? settings.value : { theme: "system", panels: null },
  );
  setTheme(memory.theme());
  return createFrame({
    client,
    info: info.ok ? info.value : { version: "", host: "web", dialogs: false },
    memory,
  });
}
