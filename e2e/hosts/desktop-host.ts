import { join } from "node:path";
import { findElectron } from "../../scripts/lib/toolchain.mjs";
import type { DesktopApp, DialogAnswers } from "./desktop-app.ts";
import { startDesktopBinary } from "./desktop-binary.ts";
import { startDesktopStandIn } from "./desktop-stand-in.ts";
import {
  collectProblems,
  giveFilesTo,
  readTaken,
  type DisposableHost,
  type HostParts,
} from "./journey-host.ts";

/** The desktop app: in the real Electron where its binary is, else on the stand-in. */
export async function createDesktopHost(parts: HostParts): Promise<DisposableHost> {
  const { out, dataDir, filesDir, browser } = parts;
  const problems: string[] = [];
  const openAnswers: (string | null)[] = [];
  let cancelSave = false;
  let saved: ((path: string) => void) | undefined;
  let app: DesktopApp | undefined;

  const answers: DialogAnswers = {
    open: () => openAnswers.shift() ?? null,
    save(suggested) {
      const path = cancelSave ? null : join(filesDir, suggested);
      cancelSave = false;
      if (path !== null) saved?.(path);
      return path;
    },
  };

  async function leave(): Promise<void> {
    const running = app;
    app = undefined;
    await running?.quit();
  }

  async function restart(...files: string[]): Promise<void> {
    await leave();
    const electron = await findElectron();
    app = electron.path
      ? await startDesktopBinary(electron.path, dataDir, files, answers)
      : await startDesktopStandIn(out, dataDir, files, browser, answers);
    collectProblems(app.page, problems, () => app !== undefined);
    await app.page.waitForURL((url) => url.protocol !== "about:");
  }

  const current = () => {
    if (!app) throw new Error("The app is not running.");
    return app;
  };
  return {
    kind: "desktop",
    dataDir,
    filesDir,
    problems,
    get page() {
      return current().page;
    },
    giveFiles: (trigger, ...paths) => giveFilesTo(current().page, trigger, paths),
    async takeFile(trigger) {
      const chosen = new Promise<string>((resolve) => (saved = resolve));
      await trigger();
      return readTaken(await chosen);
    },
    openFile: (path) => current().startAgain([path]),
    answerOpenDialog: (path) => void openAnswers.push(path),
    cancelSaveDialog: () => void (cancelSave = true),
    clickMenu: (id) => current().clickMenu(id),
    async kill() {
      const running = app;
      app = undefined;
      await running?.kill();
    },
    restart,
    dispose: leave,
  };
}
