import { resolve } from "node:path";
import { defaultDataDir } from "#main/host/data-dir";

export interface DesktopArguments {
  readonly dataDir: string;
  /** Absolute paths of the files to open. */
  readonly files: readonly string[];
}

/**
 * Reads what the user or the system put behind the program's name; switches of Chromium are none of
 * ours. Run from sources, the first one that is no switch is the folder of the app.
 */
export function parseDesktopArguments(
  argv: readonly string[],
  { packaged, folder }: { readonly packaged: boolean; readonly folder: string },
): DesktopArguments {
  const rest = argv.slice(1);
  if (!packaged) {
    const app = rest.findIndex((argument) => !argument.startsWith("-"));
    if (app !== -1) rest.splice(app, 1);
  }
  const files: string[] = [];
  let dataDir: string | undefined;
  for (let i = 0; i < rest.length; i++) {
    const argument = rest[i] ?? "";
    if (argument === "--data") dataDir = rest[++i];
    else if (argument.startsWith("--data=")) dataDir = argument.slice("--data=".length);
    else if (!argument.startsWith("-") && argument.endsWith(".underlay")) {
      files.push(resolve(folder, argument));
    }
  }
  return { dataDir: dataDir ? resolve(folder, dataDir) : defaultDataDir(), files };
}
