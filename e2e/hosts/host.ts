import type { Page } from "@playwright/test";

/** What a person has before them: the app in one of its hosts, and what lies around it. */
export interface Host {
  readonly kind: "web" | "desktop";
  /** The page of the app. Read it again after `restart`: it is another one then. */
  readonly page: Page;
  /** Data folder of this test: `projects/*.underlay`, `settings.json`, `logs/`. */
  readonly dataDir: string;
  /** A folder of this test for files of the person's own. */
  readonly filesDir: string;
  /** Console errors, page errors and refused loads so far. The fixture fails a test that leaves any. */
  readonly problems: string[];

  /** Does something that asks for files to read (an import), and gives these. Alike in both hosts. */
  giveFiles(trigger: () => Promise<void>, ...paths: string[]): Promise<void>;
  /** Does something that saves one file, and answers it: a download, or the answer to a dialog. */
  takeFile(trigger: () => Promise<void>): Promise<TakenFile>;
  /** Hands over a project file from outside, as a double click (desktop) or an argument (web, restarts). */
  openFile(path: string): Promise<void>;
  /** Answers the next "open project" dialog; null cancels. Desktop only. */
  answerOpenDialog(path: string | null): void;
  /** Makes the next save dialog be cancelled. Desktop only. */
  cancelSaveDialog(): void;
  /** Picks an item of the native menu by its action. Desktop only. */
  clickMenu(id: string): Promise<void>;
  /** The process dies at once (SIGKILL). Afterwards only `restart` makes sense. */
  kill(): Promise<void>;
  /** Starts the app again on the same data folder; ends it cleanly first if it still runs. */
  restart(...files: string[]): Promise<void>;
}

export interface TakenFile {
  readonly fileName: string;
  readonly path: string;
  readonly content: Buffer;
}
