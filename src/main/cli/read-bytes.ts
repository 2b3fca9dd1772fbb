import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { err, ok, type Result } from "#shared/kernel/result";
import { JSON_LIMITS } from "#shared/formats/json-text/parse-json-text";

/** Everything of a file or, for `-`, of standard input; the error is a sentence. */
export function readBytes(path: string): Result<Buffer, string> {
  let file: number | undefined;
  try {
    file = path === "-" ? 0 : openSync(path, "r");
    const { size } = fstatSync(file);
    if (size > JSON_LIMITS.length * 4) return err("The file is larger than Underlay reads.");
    return ok(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = REASONS[code];
    if (reason === undefined && !/^E[A-Z]+$/.test(code)) throw error;
    return err(reason ?? `It cannot be read (${code}).`);
  } finally {
    if (file !== undefined && file !== 0) closeSync(file);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file.",
  EISDIR: "This is a folder, not a file.",
  EACCES: "You may not read this file.",
  EPERM: "You may not read this file.",
  EAGAIN: "Nothing arrives on standard input.",
};

/** True for an SQLite file, whatever program it belongs to. */
export function isDatabase(bytes: Buffer): boolean {
  return bytes.toString("latin1", 0, 16) === "SQLite format 3\0";
}

/** Text from UTF-8, or from UTF-16 as Windows PowerShell writes it; the error is a sentence. */
export function decodeText(bytes: Buffer): Result<string, string> {
  const mark = bytes.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return err(`The file is not text in ${encoding.toUpperCase()}.`);
  }
}
