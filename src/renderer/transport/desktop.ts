import type { Transport } from "#shared/api/client";
import { apiError, type ApiError } from "#shared/api/errors";
import { err, type Result } from "#shared/kernel/result";
import { createListeners } from "./listeners.ts";

/** What the desktop's preload puts into the page: JSON text both ways. */
export interface DesktopBridge {
  call(name: string, input: string): Promise<unknown>;
  listen(handler: (name: string, payload: string) => void): () => void;
}

/** The host in the desktop's main process. */
export function createDesktopTransport(bridge: DesktopBridge): Transport {
  const listeners = createListeners();
  bridge.listen((name, payload) => listeners.tell(name, JSON.parse(payload)));
  return {
    async send(name, input) {
      try {
        const answer = await bridge.call(name, JSON.stringify(input));
        return JSON.parse(String(answer)) as Result<unknown, ApiError>;
      } catch {
        return err(apiError("unreachable"));
      }
    },
    listen: listeners.add,
  };
}
