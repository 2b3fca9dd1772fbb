import { join } from "node:path";
import * as z from "zod";
import { readJsonFile, writeJsonFile } from "./json-file.ts";

const KEPT = 20;
const state = z.object({ recents: z.array(z.string()).max(KEPT).catch([]) });

/** Project files from outside the projects folder that were opened lately, newest first. */
export interface Recents {
  list(): readonly string[];
  add(path: string): void;
}

export function openRecents(dataDir: string): Recents {
  const file = join(dataDir, "state.json");
  const list = () => state.catch({ recents: [] }).parse(readJsonFile(file)).recents;
  return {
    list,
    add(path) {
      const others = list().filter((other) => other !== path);
      writeJsonFile(file, { recents: [path, ...others].slice(0, KEPT) });
    },
  };
}
