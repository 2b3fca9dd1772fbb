import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { err } from "#shared/kernel/result";
import { storageError, type ProjectFile, type Stored } from "#main/storage/project-file";
import { attempt } from "#main/storage/sqlite/errors";

/** Bytes. What a browser takes as one answer and keeps in memory. */
const MAX_SIZE = 128 * 1024 * 1024;

/** A verified copy of the file as text, for a host that cannot ask where to put it. */
export function copyAsBase64(file: ProjectFile, dataDir: string): Stored<string> {
  const folder = attempt(() => mkdtempSync(join(dataDir, "copy-")));
  if (!folder.ok) return folder;
  const path = join(folder.value, "copy.underlay");
  try {
    const copied = file.copyTo(path);
    if (!copied.ok) return copied;
    if (statSync(path).size > MAX_SIZE) return err(storageError("too-large"));
    return attempt(() => readFileSync(path, "base64"));
  } finally {
    rmSync(folder.value, { recursive: true, force: true });
  }
}
