import { contextBridge, ipcRenderer } from "electron";
import { CALL_CHANNEL, EVENT_CHANNEL } from "./channels.ts";

/** All that the page gets: text out, text in. JSON on both ways, so no live object ever crosses. */
const bridge = {
  call: (name: string, input: string): Promise<unknown> =>
    ipcRenderer.invoke(CALL_CHANNEL, String(name), String(input)),
  listen(handler: (name: string, payload: string) => void): () => void {
    const listener = (_event: unknown, name: unknown, payload: unknown) =>
      handler(String(name), String(payload));
    ipcRenderer.on(EVENT_CHANNEL, listener);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, listener);
  },
};

contextBridge.exposeInMainWorld("underlay", bridge);
