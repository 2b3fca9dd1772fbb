import { closeSync, fstatSync, lstatSync, openSync, readSync } from "node:fs";
import { err, ok } from "#shared/kernel/result";
import { storageError, type StorageErrorCode, type Stored } from "../project-file.ts";
import { attempt } from "./errors.ts";

/** "ULAY": marks an SQLite file as an Underlay project. */
export const APPLICATION_ID = 0x554c4159;
export const PAGE_SIZE = 4096;
/** Bytes. Larger files are refused unread. */
const MAX_FILE_SIZE = 512 * 1024 * 1024;

/**
 * Reads the first 100 bytes with our own code, before SQLite sees the file, and answers the number
 * of its format. Refuses what is not a regular file, not ours, too large or from the future.
 * Never called within a transaction: on POSIX, closing any descriptor of a file drops the locks that
 * this process holds on it.
 */
export function readHeader(path: string, newest: number): Stored<number> {
  const refused = (code: StorageErrorCode, detail: string) => err(storageError(code, detail));
  // The driver trims names and would open the neighbour.
  if (path.trim() !== path) return refused("file-foreign", "Its name begins or ends with a blank.");
  const bytes = attempt(() => readStart(path));
  if (!bytes.ok) return bytes;
  if (bytes.value === "irregular") return refused("file-foreign", "It is not a regular file.");
  if (bytes.value === "too-large") return refused("too-large", "The limit is 512 MiB.");
  const header = bytes.value;
  if (header.length < 100 || header.toString("latin1", 0, 16) !== "SQLite format 3\0") {
    return refused("file-foreign", "");
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    return refused("file-foreign", "It is an SQLite file of another program.");
  }
  const format = header.readUInt32BE(60);
  if (format > newest) {
    return refused("file-newer", `Its format is ${format}; this Underlay reads up to ${newest}.`);
  }
  if (format === 0) return refused("file-damaged", "It was never finished.");
  if (header[18] !== 1 || header[19] !== 1) {
    return refused("file-foreign", "Another program has switched it to write-ahead logging.");
  }
  if (header.readUInt16BE(16) !== PAGE_SIZE || header.readUInt32BE(56) !== 1) {
    return refused("file-damaged", "Its header is not one that Underlay writes.");
  }
  return ok(format);
}

function readStart(path: string): Buffer | "irregular" | "too-large" {
  if (!lstatSync(path).isFile()) return "irregular";
  const file = openSync(path, "r");
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return "irregular";
    if (stat.size > MAX_FILE_SIZE) return "too-large";
    const buffer = Buffer.alloc(100);
    return buffer.subarray(0, readSync(file, buffer, 0, 100, 0));
  } finally {
    closeSync(file);
  }
}
