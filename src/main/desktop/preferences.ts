import type { WebPreferences } from "electron";

/** In memory: no `persist:`, so Chromium leaves nothing on disk. */
export const PARTITION = "underlay";

/** Everything a window may and may not, said in full rather than left to defaults. */
export function webPreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    partition: PARTITION,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    plugins: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    enableWebSQL: false,
    spellcheck: false,
    autoplayPolicy: "document-user-activation-required",
    devTools: !packaged,
  };
}
