import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Client } from "#main/host/client";
import type { Host } from "#main/host/create-host";

/** How long a page may be silent (a reload, a sleeping laptop) before what it had open is closed. */
const GRACE_MS = 10_000;
const HEARTBEAT_MS = 15_000;

/** The pages that talk to this host: a client for each id, alive while its stream is. */
export interface Clients {
  /** The client of that id, also before its stream is there. */
  get(id: string): Client;
  stream(context: Context, id: string): Response;
  /** Ends all streams. */
  close(): void;
}

interface Page extends Client {
  /** Writes to the newest stream of this page; undefined while there is none. */
  write: ((text: string) => void) | undefined;
}

export function createClients(host: Host): Clients {
  const pages = new Map<string, Page>();
  const endings = new Set<() => void>();

  function get(id: string): Page {
    let page = pages.get(id);
    if (!page) {
      page = {
        id,
        write: undefined,
        send(name, payload) {
          this.write?.(JSON.stringify({ name, payload }));
        },
      };
      pages.set(id, page);
    }
    return page;
  }

  function lost(page: Page, write: Page["write"]): void {
    if (page.write !== write) return; // it has connected anew
    page.write = undefined;
    const timer = setTimeout(() => {
      if (page.write) return;
      pages.delete(page.id);
      host.leave(page);
    }, GRACE_MS);
    timer.unref();
  }

  return {
    get,
    stream: (context, id) =>
      streamSSE(context, async (stream) => {
        const page = get(id);
        const write = (data: string) => void stream.writeSSE({ data });
        page.write = write;
        const heartbeat = setInterval(() => void stream.write(": still here\n\n"), HEARTBEAT_MS);
        await stream.write("retry: 1000\n\n");
        await new Promise<void>((resolve) => {
          endings.add(resolve);
          stream.onAbort(() => {
            endings.delete(resolve);
            resolve();
          });
        });
        clearInterval(heartbeat);
        lost(page, write);
      }),
    close() {
      for (const end of endings) end();
      endings.clear();
    },
  };
}
