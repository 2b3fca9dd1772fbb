import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type * as Electron from "electron";
import type { Screen } from "./wire.ts";

interface Surroundings {
  readonly screen: Screen;
  readonly onContents: (contents: unknown) => void;
  readonly onAllClosed: () => void;
}

let count = 0;

/** The class of windows whose pages the screen shows. */
export function createWindowClass({ screen, onContents, onAllClosed }: Surroundings) {
  const windows = new Map<number, StandInWindow>();

  class StandInContents
    extends EventEmitter
    implements
      Pick<
        Electron.WebContents,
        | "id"
        | "send"
        | "isDestroyed"
        | "reload"
        | "setWindowOpenHandler"
        | "setWebRTCIPHandlingPolicy"
      >
  {
    readonly id = ++count;
    destroyed = false;
    send(channel: string, ...args: unknown[]): void {
      void screen.sendToWindow(this.id, channel, args);
    }
    isDestroyed(): boolean {
      return this.destroyed;
    }
    reload(): void {
      void screen.reloadWindow(this.id);
    }
    setWindowOpenHandler(): void {}
    setWebRTCIPHandlingPolicy(): void {}
  }

  class StandInWindow
    extends EventEmitter
    implements
      Pick<
        Electron.BrowserWindow,
        "loadURL" | "show" | "focus" | "restore" | "isMinimized" | "isDestroyed" | "close"
      >
  {
    readonly webContents = new StandInContents();
    readonly preload: string;

    constructor({ webPreferences }: Electron.BrowserWindowConstructorOptions) {
      super();
      if (!webPreferences?.sandbox || !webPreferences.contextIsolation || !webPreferences.preload) {
        throw new Error("The stand-in runs only what asks for the sandbox and for isolation.");
      }
      this.preload = webPreferences.preload;
      windows.set(this.webContents.id, this);
      onContents(this.webContents);
    }

    async loadURL(url: string): Promise<void> {
      await screen.openWindow(this.webContents.id, url, readFileSync(this.preload, "utf8"));
    }
    show(): void {}
    focus(): void {}
    restore(): void {}
    isMinimized(): boolean {
      return false;
    }
    isDestroyed(): boolean {
      return this.webContents.destroyed;
    }
    close(): void {
      void screen.closeWindow(this.webContents.id);
    }
    /** The page is gone. */
    vanish(): void {
      if (this.webContents.destroyed) return;
      this.webContents.destroyed = true;
      windows.delete(this.webContents.id);
      this.emit("closed");
      this.webContents.emit("destroyed");
      if (windows.size === 0) onAllClosed();
    }
  }

  return { BrowserWindow: StandInWindow, windows };
}
