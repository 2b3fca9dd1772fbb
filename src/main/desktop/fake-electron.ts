import { EventEmitter } from "node:events";
import { vi } from "vitest";

/** Records what the desktop shell asks of Electron; tests then call the handlers it left. */
export class FakeContents extends EventEmitter {
  readonly id = 7;
  readonly sent: unknown[][] = [];
  readonly setWindowOpenHandler = vi.fn<(handler: (details: unknown) => unknown) => void>();
  readonly setWebRTCIPHandlingPolicy = vi.fn<(policy: string) => void>();
  readonly reload = vi.fn<() => void>();
  readonly send = (...args: unknown[]) => void this.sent.push(args);
  readonly isDestroyed = () => false;
}

class FakeWindow extends EventEmitter {
  static readonly made: FakeWindow[] = [];
  readonly webContents = new FakeContents();
  readonly loadURL = vi.fn<(url: string) => Promise<void>>(async () => undefined);
  readonly show = vi.fn<() => void>();
  readonly isDestroyed = () => false;
  readonly options: unknown;
  constructor(options: unknown) {
    super();
    this.options = options;
    FakeWindow.made.push(this);
  }
}

type Handler = (...args: never[]) => unknown;

export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly beforeRequest: Handler[] = [];
  readonly webRequest = {
    onBeforeRequest: (handler: Handler) => void this.beforeRequest.push(handler),
  };
  readonly spellChecker: boolean[] = [];
  readonly setSpellCheckerEnabled = (enabled: boolean) => void this.spellChecker.push(enabled);
  readonly setPermissionRequestHandler = this.keep("permissionRequest");
  readonly setPermissionCheckHandler = this.keep("permissionCheck");
  readonly setDevicePermissionHandler = this.keep("device");
  readonly setDisplayMediaRequestHandler = this.keep("displayMedia");
  readonly setBluetoothPairingHandler = this.keep("bluetooth");
  readonly setUSBProtectedClassesHandler = this.keep("usb");

  private keep(name: string) {
    return (handler: Handler) => void this.handlers.set(name, handler);
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  readonly switches = new Set<string>();
  readonly appended: unknown[][] = [];
  readonly enableSandbox = vi.fn<() => void>();
  readonly commandLine = {
    hasSwitch: (name: string) => this.switches.has(name),
    appendSwitch: (...args: unknown[]) => void this.appended.push(args),
  };
}

export const app = new FakeApp();
export { FakeWindow as BrowserWindow };
export const protocol = { registerSchemesAsPrivileged: vi.fn<(schemes: unknown) => void>() };
export const ipcMain = {
  handlers: new Map<string, Handler>(),
  handle(channel: string, handler: Handler) {
    this.handlers.set(channel, handler);
  },
};
export const contextBridge = { exposeInMainWorld: vi.fn<(key: string, api: unknown) => void>() };
export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: vi.fn<(...args: unknown[]) => Promise<unknown>>(async (...args) => args),
});
