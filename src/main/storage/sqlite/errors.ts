import { err, ok } from "#shared/kernel/result";
import {
  storageError,
  type StorageError,
  type StorageErrorCode,
  type Stored,
} from "../project-file.ts";

/** What SQLite and the file system say, as codes of ours. The first prefix that fits counts. */
const CODES: readonly (readonly [prefix: string, code: StorageErrorCode, detail?: string])[] = [
  ["SQLITE_FULL", "storage-full"],
  ["SQLITE_READONLY_DBMOVED", "storage-moved"],
  ["SQLITE_READONLY", "storage-read-only"],
  ["SQLITE_PERM", "storage-read-only"],
  ["SQLITE_AUTH", "storage-read-only"],
  ["SQLITE_CORRUPT", "file-damaged"],
  ["SQLITE_NOTADB", "file-damaged"],
  ["SQLITE_TOOBIG", "too-large"],
  ["SQLITE_BUSY", "storage-failed", "Another program is using it."],
  ["SQLITE_LOCKED", "storage-failed", "Another program is using it."],
  ["SQLITE_", "storage-failed"],
  ["ENOSPC", "storage-full"],
  ["EDQUOT", "storage-full"],
  ["EFBIG", "storage-full"],
  ["EACCES", "storage-read-only"],
  ["EPERM", "storage-read-only"],
  ["EROFS", "storage-read-only"],
  ["ENOENT", "not-found"],
  ["EEXIST", "storage-failed", "There is already a file of that name."],
];

/** The failure behind a thrown error; undefined for one that nobody expected. */
export function findStorageError(thrown: unknown): StorageError | undefined {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const known = CODES.find(([prefix]) => code.startsWith(prefix));
  if (known) return storageError(known[1], known[2]);
  return /^E[A-Z]{2,}$/.test(code) ? storageError("storage-failed", `(${code})`) : undefined;
}

/** Runs what may fail as files fail; anything else it throws goes on upwards. */
export function attempt<T>(work: () => T): Stored<T> {
  try {
    return ok(work());
  } catch (thrown) {
    const error = findStorageError(thrown);
    if (!error) throw thrown;
    return err(error);
  }
}
