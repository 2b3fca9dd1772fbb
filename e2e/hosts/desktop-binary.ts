import { _electron, type ElectronApplication } from "@playwright/test";
import { inRoot } from "../../scripts/lib/toolchain.mjs";
import type { DesktopApp, DialogAnswers } from "./desktop-app.ts";

/** Starts the built app in the real Electron. Not tried where its binary cannot be had. */
export async function startDesktopBinary(
  executablePath: string,
  dataDir: string,
  files: readonly string[],
  answers: DialogAnswers,
): Promise<DesktopApp> {
  const asRoot = process.platform === "linux" && process.getuid?.() === 0;
  const args = [...(asRoot ? ["--no-sandbox"] : []), inRoot("."), "--data", dataDir, ...files];
  const app = await _electron.launch({ executablePath, args, cwd: dataDir });
  await answerDialogs(app, answers);
  return {
    page: await app.firstWindow(),
    startAgain: (again) =>
      app.evaluate(
        ({ app: electron }, [argv, folder]) =>
          void electron.emit("second-instance", {}, argv, folder, null),
        [["electron", ".", ...again], dataDir] as const,
      ),
    clickMenu: (id) =>
      app.evaluate(({ Menu }, name) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(name);
        if (!item) throw new Error(`The menu has no item ${name}.`);
        item.click();
      }, id),
    async kill() {
      const child = app.process();
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
    quit: () => app.close(),
  };
}

/** The dialogs ask the test through a page-less function of the main process. */
async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  app.on("console", (message) => {
    const asked = /^ask-dialog (open|save) (.*)$/.exec(message.text());
    if (!asked) return;
    const answer = asked[1] === "open" ? answers.open() : answers.save(asked[2] ?? "");
    void app.evaluate((_electron, path) => {
      (globalThis as { answerDialog?: (path: string | null) => void }).answerDialog?.(path);
    }, answer);
  });
  await app.evaluate(({ dialog }) => {
    const ask = (text: string) =>
      new Promise<string | null>((resolve) => {
        (globalThis as { answerDialog?: (path: string | null) => void }).answerDialog = resolve;
        console.log(`ask-dialog ${text}`);
      });
    dialog.showOpenDialog = async () => {
      const path = await ask("open ");
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    };
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const { defaultPath } = given.at(-1) as { defaultPath?: string };
      const path = await ask(`save ${defaultPath ?? ""}`);
      return { canceled: path === null, filePath: path ?? "" };
    };
  });
}
