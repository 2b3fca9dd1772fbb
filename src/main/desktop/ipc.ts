import { ipcMain, type WebContents, type WebFrameMain } from "electron";
import { apiError } from "#shared/api/errors";
import { err } from "#shared/kernel/result";
import type { Client } from "#main/host/client";
import type { Host } from "#main/host/create-host";
import { CALL_CHANNEL, EVENT_CHANNEL, ORIGIN } from "./channels.ts";

/** Characters of one call, as JSON. */
const MAX_INPUT = 64 * 1024 * 1024;

/** The pages of this app as clients of the host. */
export interface IpcClients {
  of(contents: WebContents): Client;
}

/** Registers the one way from a page into the host: the sender is checked before it is heard. */
export function serveIpc(host: Host): IpcClients {
  const pages = new Map<number, Page>();

  function of(contents: WebContents): Page {
    let page = pages.get(contents.id);
    if (!page) {
      const made = createPage(contents);
      page = made;
      pages.set(contents.id, made);
      contents.once("destroyed", () => {
        pages.delete(contents.id);
        host.leave(made);
      });
    }
    return page;
  }

  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (!isOwnPage(event.senderFrame)) return JSON.stringify(err(apiError("unauthorised")));
    const page = of(event.sender);
    page.ready();
    const parsed = parseInput(input);
    if (!parsed) return JSON.stringify(err(apiError("bad-request")));
    return JSON.stringify(await host.call(name, parsed.value, page));
  });
  return { of };
}

/** Only the top frame of our own page may speak; a frame that is gone or moved on may not. */
export function isOwnPage(frame: Pick<WebFrameMain, "origin" | "parent"> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === ORIGIN;
}

interface Page extends Client {
  /** The page listens: what waited is sent. */
  ready(): void;
}

/** Events wait for the page's first call: it listens before it asks. */
function createPage(contents: WebContents): Page {
  let waiting: (() => void)[] | undefined = [];
  return {
    id: `window-${contents.id}`,
    send(name, payload) {
      const text = JSON.stringify(payload);
      const send = () => {
        if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, text);
      };
      if (waiting) waiting.push(send);
      else send();
    },
    ready() {
      const due = waiting ?? [];
      waiting = undefined;
      for (const send of due) send();
    },
  };
}

function parseInput(input: unknown): { readonly value: unknown } | undefined {
  if (typeof input !== "string" || input.length > MAX_INPUT) return undefined;
  try {
    return { value: JSON.parse(input) };
  } catch {
    return undefined;
  }
}
