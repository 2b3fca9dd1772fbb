import { join } from "node:path";
import { app, Menu, session, type BrowserWindow } from "electron";
import { loadAssets } from "#main/host/assets";
import { createHost } from "#main/host/create-host";
import { VERSION } from "#main/host/version";
import { parseDesktopArguments } from "./arguments.ts";
import { createDialogs } from "./dialogs.ts";
import { hardenBeforeReady, hardenSession } from "./hardening.ts";
import { serveIpc, type IpcClients } from "./ipc.ts";
import { menuTemplate } from "./menu.ts";
import { PARTITION } from "./preferences.ts";
import { serveScheme } from "./scheme.ts";
import { openWindow } from "./window.ts";

const start = { packaged: app.isPackaged, folder: process.cwd() };
const { dataDir, files } = parseDesktopArguments(process.argv, start);
/** Files handed over before there is a host to take them wait here. */
const waiting = [...files];
let openFile = (path: string): void => void waiting.push(path);

if (!hardenBeforeReady()) {
  app.exit(1);
} else {
  app.setPath("userData", join(dataDir, "desktop"));
  if (app.requestSingleInstanceLock()) {
    app.on("open-file", (event, path) => {
      event.preventDefault();
      openFile(path);
    });
    void app.whenReady().then(run);
  } else {
    app.quit();
  }
}

/** One host for all windows; each window a client. */
function run(): void {
  let window: BrowserWindow | undefined;
  const dialogs = createDialogs(() => window);
  const host = createHost({ dataDir, version: VERSION, kind: "desktop", dialogs });
  const pageSession = session.fromPartition(PARTITION);
  hardenSession(pageSession);
  serveScheme(pageSession, loadAssets(join(import.meta.dirname, "../renderer")));
  const clients: IpcClients = serveIpc(host);
  const preload = join(import.meta.dirname, "../preload/preload.cjs");

  function show(): BrowserWindow {
    if (!window || window.isDestroyed()) {
      window = openWindow({ preload, packaged: app.isPackaged });
      window.on("closed", () => (window = undefined));
    }
    if (window.isMinimized()) window.restore();
    window.focus();
    return window;
  }

  openFile = (path) => {
    const project = host.admit(path);
    const client = clients.of(show().webContents);
    if (project.ok) client.send("file.opened", { handle: project.value.handle });
    else host.log.note(`A file that was handed over is refused: ${project.error.message}`);
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, (id) =>
        clients.of(show().webContents).send("menu.action", { id }),
      ),
    ),
  );
  app.on("second-instance", (_event, argv, folder) => {
    show();
    parseDesktopArguments(argv, { packaged: app.isPackaged, folder }).files.forEach((path) =>
      openFile(path),
    );
  });
  app.on("activate", () => void show());
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("will-quit", () => host.close());
  process.once("SIGTERM", () => app.quit()).once("SIGINT", () => app.quit());
  show();
  for (const path of waiting.splice(0)) openFile(path);
}
