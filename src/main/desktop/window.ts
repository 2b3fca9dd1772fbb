import { BrowserWindow } from "electron";
import { ORIGIN } from "./channels.ts";
import { webPreferences } from "./preferences.ts";

export interface WindowOptions {
  readonly preload: string;
  readonly packaged: boolean;
}

/** Opens a window on the app's page. The only place in the program that makes one. */
export function openWindow({ preload, packaged }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: "Underlay",
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    show: false,
    webPreferences: webPreferences(preload, packaged),
  });
  window.once("ready-to-show", () => window.show());
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason !== "clean-exit" && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
