/**
 * Stands in for the module `electron` where its binary is not installed, so that the app's real main
 * and preload bundles run together with its real page in a real Chromium. The process this runs in is
 * the main process; the test at the other end of the line is the screen.
 *
 * What it does not prove:
 * - process isolation: the preload runs in the page's own world, not in an isolated one; the sandbox,
 *   fuses and web preferences have no effect here (their values are compared in hardening.test.ts);
 * - that Electron honours what it is told: permission, device, navigation, window-open and download
 *   handlers are registered and never called; `onBeforeRequest` and `protocol.handle` are called;
 * - the scheme: `app://underlay` is played by `http://app.localhost`; the origin that reaches the
 *   sender check is translated back;
 * - native things: menus are a list without keys, dialogs are answered by the test, there is one
 *   instance, no focus, no tray, no title bar; `open-file` and `activate` (macOS) never come;
 * - timing of start and quit, crash of a renderer, GPU or utility process, and packet silence.
 */
import { EventEmitter } from "node:events";
import { basename } from "node:path";
import type * as Electron from "electron";
import { connectLine, type MainProcess, type Screen, type SchemeAnswer } from "./wire.ts";
import { createWindowClass } from "./window.ts";

const events = new EventEmitter();
const switches = new Set(
  process.argv
    .filter((argument) => argument.startsWith("--"))
    .map((argument) => argument.slice(2).split("=")[0]),
);

type App = Pick<
  Electron.App,
  | "isPackaged"
  | "enableSandbox"
  | "setPath"
  | "requestSingleInstanceLock"
  | "whenReady"
  | "quit"
  | "exit"
  | "on"
> & { readonly commandLine: Pick<Electron.CommandLine, "hasSwitch" | "appendSwitch"> };

export const app: App = {
  isPackaged: false,
  enableSandbox: () => undefined,
  setPath: () => undefined,
  requestSingleInstanceLock: () => true,
  whenReady: () => new Promise((resolve) => setImmediate(resolve)),
  quit,
  exit: (code) => process.exit(code),
  on: events.on.bind(events) as unknown as Electron.App["on"],
  commandLine: {
    hasSwitch: (name) => switches.has(name),
    appendSwitch: (name) => void switches.add(name),
  },
};

type Scheme = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (
  details: { url: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void;

let beforeRequest: BeforeRequest | undefined;
const schemes = new Map<string, Scheme>();
const ignore = () => undefined;

/** One session for every partition: the app has no other. */
const pageSession = {
  setPermissionRequestHandler: ignore,
  setPermissionCheckHandler: ignore,
  setDevicePermissionHandler: ignore,
  setDisplayMediaRequestHandler: ignore,
  setBluetoothPairingHandler: ignore,
  setUSBProtectedClassesHandler: ignore,
  setSpellCheckerEnabled: ignore,
  on: ignore as unknown as Electron.Session["on"],
  protocol: { handle: (scheme: string, handler: Scheme) => void schemes.set(scheme, handler) },
  webRequest: { onBeforeRequest: (listener: BeforeRequest) => void (beforeRequest = listener) },
};

export const session = {
  fromPartition: () => pageSession as unknown as Electron.Session,
} satisfies Pick<typeof Electron.session, "fromPartition">;

export const protocol = { registerSchemesAsPrivileged: ignore } satisfies Pick<
  Electron.Protocol,
  "registerSchemesAsPrivileged"
>;

type Invoked = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
const channels = new Map<string, Invoked>();

export const ipcMain = {
  handle: (channel: string, listener: Invoked) => void channels.set(channel, listener),
} satisfies Pick<Electron.IpcMain, "handle">;

let menu: Electron.MenuItemConstructorOptions[] = [];

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
    template as unknown as Electron.Menu,
  setApplicationMenu: (built: Electron.Menu | null) =>
    void (menu = (built ?? []) as unknown as Electron.MenuItemConstructorOptions[]),
} satisfies Pick<typeof Electron.Menu, "buildFromTemplate" | "setApplicationMenu">;

export const dialog = {
  async showOpenDialog(): Promise<Electron.OpenDialogReturnValue> {
    const path = await screen.showOpenDialog();
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    const options = args.at(-1) as Electron.SaveDialogOptions;
    const path = await screen.showSaveDialog(basename(options.defaultPath ?? ""));
    return { canceled: path === null, filePath: path ?? "" };
  },
};

const main: MainProcess = {
  async invoke(id, frame, channel, args) {
    const window = windows.get(id);
    const listener = channels.get(channel);
    if (!window || !listener) throw new Error(`No handler registered for '${channel}'`);
    const senderFrame = { origin: frame.origin, parent: frame.top ? null : {} };
    const event = {
      sender: window.webContents,
      senderFrame,
    } as unknown as Electron.IpcMainInvokeEvent;
    return listener(event, ...args);
  },
  async request(url, method): Promise<SchemeAnswer | null> {
    const canceled = await new Promise<boolean>((resolve) => {
      if (beforeRequest) beforeRequest({ url }, ({ cancel }) => resolve(cancel === true));
      else resolve(false);
    });
    const handler = schemes.get(url.split(":")[0] ?? "");
    if (canceled || !handler) return null;
    // A Request refuses a scheme of one's own in Node; what the handler reads of it is plain.
    const response = await handler({ url, method } as Request);
    const base64 = Buffer.from(await response.arrayBuffer()).toString("base64");
    return { status: response.status, headers: Object.fromEntries(response.headers), base64 };
  },
  windowClosed: async (id) => windows.get(id)?.vanish(),
  windowPainted: async (id) => void windows.get(id)?.emit("ready-to-show"),
  secondInstance: async (argv, folder) =>
    void events.emit("second-instance", {}, argv, folder, null),
  async clickMenu(id) {
    const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const item = items.find((each) => each.id === id);
    item?.click?.(undefined as never, undefined, undefined as never);
    return item !== undefined;
  },
  quit: async () => quit(),
};

const screen = connectLine<Screen>(
  {
    send: (message) => void process.send?.(message),
    onMessage: (handler) => void process.on("message", handler),
  },
  main,
);

const { BrowserWindow, windows } = createWindowClass({
  screen,
  onContents: (contents) => void events.emit("web-contents-created", {}, contents),
  onAllClosed: () => void events.emit("window-all-closed"),
});
export { BrowserWindow };

function quit(): void {
  events.emit("before-quit", {});
  events.emit("will-quit", {});
  process.exit(0);
}

process.on("disconnect", () => process.exit(1));
