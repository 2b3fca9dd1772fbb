import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, type Browser, type Page } from "@playwright/test";
import type { Host, TakenFile } from "./host.ts";

export interface HostParts {
  readonly out: string;
  readonly dataDir: string;
  readonly filesDir: string;
  readonly browser: Browser;
}

export interface DisposableHost extends Host {
  dispose(): Promise<void>;
}

/** Notes what a page complains of. */
export function collectProblems(page: Page, problems: string[], listening: () => boolean): void {
  const note = (text: string) => {
    if (listening()) problems.push(text);
  };
  page.on("pageerror", (error) => note(`page error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
}

export async function giveFilesTo(
  page: Page,
  trigger: () => Promise<void>,
  paths: readonly string[],
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), trigger()]);
  await chooser.setFiles([...paths]);
}

/** A file that somebody is about to write, once it is there. Ours appear complete, by renaming. */
export async function readTaken(path: string): Promise<TakenFile> {
  await expect.poll(() => existsSync(path), { message: `${basename(path)} is written` }).toBe(true);
  return { fileName: basename(path), path, content: readFileSync(path) };
}

export function onlyOnDesktop(): never {
  throw new Error("Only the desktop has this; ask host.kind first.");
}
