import type { Transport } from "#shared/api/client";
import { apiError, type ApiError } from "#shared/api/errors";
import { err, type Result } from "#shared/kernel/result";
import { createListeners } from "./listeners.ts";

/** The host over HTTP: calls are posts, events one stream. The cookie carries the token. */
export function createHttpTransport(): Transport {
  const client = crypto.randomUUID();
  const listeners = createListeners();
  const stream = new EventSource(`/api/events?client=${client}`);
  stream.onmessage = ({ data }) => {
    const { name, payload } = JSON.parse(String(data)) as { name: string; payload: unknown };
    listeners.tell(name, payload);
  };
  return {
    async send(name, input) {
      try {
        const response = await fetch(`/api/${name}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Underlay-Client": client },
          body: JSON.stringify(input),
        });
        return (await response.json()) as Result<unknown, ApiError>;
      } catch {
        return err(apiError("unreachable"));
      }
    },
    listen: listeners.add,
  };
}
