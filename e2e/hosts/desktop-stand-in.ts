import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { inRoot } from "../../scripts/lib/toolchain.mjs";
import { startNode } from "./child.ts";
import type { DesktopApp, DialogAnswers } from "./desktop-app.ts";
import { createScreen } from "./electron-stand-in/screen.ts";
import { connectLine, type MainProcess } from "./electron-stand-in/wire.ts";

/** Starts the real main bundle on the stand-in for Electron; its window is a page of `browser`. */
export async function startDesktopStandIn(
  out: string,
  dataDir: string,
  files: readonly string[],
  browser: Browser,
  answers: DialogAnswers,
): Promise<DesktopApp> {
  const register = inRoot("e2e/hosts/electron-stand-in/register.ts");
  const program = join(out, "main/desktop.js");
  const child = startNode(["--import", register, program, "--data", dataDir, ...files], dataDir);
  let seen: (page: Page) => void;
  const first = new Promise<Page>((resolve) => (seen = resolve));
  const screen = createScreen({
    browser,
    main: () => main,
    onPage: (page) => seen(page),
    chooseOpen: answers.open,
    chooseSave: answers.save,
  });
  const main = connectLine<MainProcess>(
    {
      send: (message) => void child.process.send?.(message as object, () => undefined),
      onMessage: (handler) => void child.process.on("message", handler),
    },
    screen,
  );
  const ended = child.ended.then((code) => {
    main.hangUp();
    if (code) process.stderr.write(child.output.stderr);
  });
  const page = await Promise.race([
    first,
    ended.then(() => {
      throw new Error(`The desktop app ended: ${child.output.stderr}`);
    }),
  ]);
  return {
    page,
    startAgain: (again) => main.secondInstance(["node", program, ...again], dataDir),
    async clickMenu(id) {
      if (!(await main.clickMenu(id))) throw new Error(`The menu has no item ${id}.`);
    },
    async kill() {
      await child.kill();
      await screen.dispose();
    },
    async quit() {
      await child.stop();
      await screen.dispose();
    },
  };
}
