import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

/** A name in the same folder for a file that is being built. Lists skip it. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
}

function fsyncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename durable. Windows has no such call and needs none. */
function fsyncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Gives a finished file its name, replacing what is there. */
export function publishOver(temporary: string, path: string): void {
  fsyncFile(temporary);
  renameSync(temporary, path);
  fsyncFolder(dirname(path));
}

/** Gives a finished file its name; throws EEXIST rather than replace another file. */
export function publishNew(temporary: string, path: string): void {
  fsyncFile(temporary);
  try {
    linkSync(temporary, path);
    unlinkSync(temporary);
  } catch (error) {
    // Some file systems have no hard links; there the check and the rename are two steps.
    if (existsSync(path)) throw error;
    renameSync(temporary, path);
  }
  fsyncFolder(dirname(path));
}

/** Writes a whole file so that a reader sees the old or the new content, never half of one. */
export function writeFileDurably(path: string, content: string | Uint8Array): void {
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, content);
    publishOver(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
