import { join } from "node:path";
import type { Page } from "@playwright/test";
import {
  collectProblems,
  giveFilesTo,
  onlyOnDesktop,
  readTaken,
  type DisposableHost,
  type HostParts,
} from "./journey-host.ts";
import { startWebHost, type WebHost } from "./web-host.ts";

/** The app in a browser, over the real web host in a process of its own. */
export async function createWebJourneyHost(parts: HostParts): Promise<DisposableHost> {
  const { out, dataDir, filesDir, browser } = parts;
  const problems: string[] = [];
  let web: WebHost | undefined;
  let page: Page | undefined;

  async function leave(): Promise<void> {
    const running = web;
    web = undefined;
    await page?.context().close();
    page = undefined;
    await running?.child.stop();
  }

  async function restart(...files: string[]): Promise<void> {
    await leave();
    web = await startWebHost(out, dataDir, files);
    const context = await browser.newContext();
    page = await context.newPage();
    collectProblems(page, problems, () => web !== undefined);
    await page.goto(web.url);
  }

  const current = () => {
    if (!page) throw new Error("The app is not running.");
    return page;
  };
  return {
    kind: "web",
    dataDir,
    filesDir,
    problems,
    get page() {
      return current();
    },
    giveFiles: (trigger, ...paths) => giveFilesTo(current(), trigger, paths),
    async takeFile(trigger) {
      const [download] = await Promise.all([current().waitForEvent("download"), trigger()]);
      const path = join(filesDir, download.suggestedFilename());
      await download.saveAs(path);
      return readTaken(path);
    },
    openFile: (path) => restart(path),
    answerOpenDialog: onlyOnDesktop,
    cancelSaveDialog: onlyOnDesktop,
    clickMenu: onlyOnDesktop,
    async kill() {
      const running = web;
      web = undefined;
      await running?.child.kill();
    },
    restart,
    dispose: leave,
  };
}
