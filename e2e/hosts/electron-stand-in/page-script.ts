/** Where the app's scheme is played, and what it is called in the app. */
export const STAGE = "http://app.localhost";
export const APP_ORIGIN = "app://underlay";

/** Name of the function through which a page reaches the main process. */
export const INVOKE = "electronStandInInvoke";
/** Name of the function through which the main process reaches a page. */
export const DELIVER = "electronStandInDeliver";

/** The preload as a script that runs before the page: with a `require` that knows only `electron`. */
export function pageScript(preloadCode: string): string {
  return `(() => {
  if (location.origin !== ${JSON.stringify(STAGE)} || window !== window.top) return;
  const send = window.${INVOKE};
  const listeners = new Map();
  window.${DELIVER} = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({ sender: null }, ...args);
  };
  const ipcRenderer = {
    invoke: (channel, ...args) => send(channel, args),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener));
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld(key, api) {
      Object.defineProperty(window, key, { value: Object.freeze({ ...api }), enumerable: true });
    },
  };
  const require = (name) => {
    if (name !== "electron") throw new Error("module not found: " + name);
    return { contextBridge, ipcRenderer };
  };
  const module = { exports: {} };
  const exports = module.exports;
${preloadCode}
})();`;
}
