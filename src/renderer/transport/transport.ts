import type { Transport } from "#shared/api/client";
import { createDesktopTransport, type DesktopBridge } from "./desktop.ts";
import { createHttpTransport } from "./http.ts";

declare global {
  interface Window {
    /** Only in the desktop app. */
    readonly underlay?: DesktopBridge;
  }
}

/** The way to the host of this page: the desktop's bridge where there is one, HTTP elsewhere. */
export function createTransport(): Transport {
  return window.underlay ? createDesktopTransport(window.underlay) : createHttpTransport();
}
