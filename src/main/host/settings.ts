import { join } from "node:path";
import * as z from "zod";
import type { CallInput, Settings } from "#shared/api/contract";
import { readJsonFile, writeJsonFile } from "./json-file.ts";

const stored = z.object({
  theme: z.enum(["system", "light", "dark"]).catch("system"),
  panels: z.json().catch(null),
});

/** What this person likes, kept in the data folder; the project knows nothing of it. */
export interface SettingsStore {
  read(): Settings;
  write(change: CallInput<"settings.write">): Settings;
}

export function openSettings(dataDir: string): SettingsStore {
  const path = join(dataDir, "settings.json");
  const read = (): Settings =>
    stored.catch({ theme: "system", panels: null }).parse(readJsonFile(path));
  return {
    read,
    write({ theme, panels }) {
      const old = read();
      const next = {
        theme: theme ?? old.theme,
        panels: panels === undefined ? old.panels : panels,
      };
      writeJsonFile(path, next);
      return next;
    },
  };
}
