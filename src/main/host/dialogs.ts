/** Dialogs of the operating system, where a shell has them. Each answers a path, or null. */
export interface Dialogs {
  chooseProject(): Promise<string | null>;
  chooseCopy(fileName: string): Promise<string | null>;
  chooseExport(fileName: string): Promise<string | null>;
}
