import type { Page } from "@playwright/test";

/** A running desktop app, real or on the stand-in, as the fixture needs it. */
export interface DesktopApp {
  /** The first window. */
  readonly page: Page;
  /** A second start of the app with these arguments, as when the user double-clicks a file. */
  startAgain(files: readonly string[]): Promise<void>;
  clickMenu(id: string): Promise<void>;
  kill(): Promise<void>;
  quit(): Promise<void>;
}

/** How the dialogs of the system are answered: null is "cancel". */
export interface DialogAnswers {
  readonly open: () => string | null;
  readonly save: (suggested: string) => string | null;
}
