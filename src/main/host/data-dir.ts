import { homedir } from "node:os";
import { join } from "node:path";

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where projects, settings and logs live unless the user says otherwise. The same for each host. */
export function defaultDataDir(
  { platform, env, home }: Surroundings = {
    platform: process.platform,
    env: process.env,
    home: homedir(),
  },
): string {
  switch (platform) {
    case "win32":
      return join(env["APPDATA"] ?? join(home, "AppData", "Roaming"), "Underlay");
    case "darwin":
      return join(home, "Library", "Application Support", "Underlay");
    default:
      return join(env["XDG_DATA_HOME"] || join(home, ".local", "share"), "underlay");
  }
}
