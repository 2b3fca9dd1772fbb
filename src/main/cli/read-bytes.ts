import { readFile, stat } from "node:fs/promises";
import { err, ok, type Result } from "#shared/kernel/result";
import { JSON_LIMITS } from "#shared/formats/json-text/parse-json-text";

/** Bytes of the largest text that is read: one of four bytes a character. */
const LARGEST = JSON_LIMITS.length * 4;
const TOO_LARGE = "The file is larger than Underlay reads.";

/** Everything of a file or, for `-`, of standard input; the error is a sentence. */
export async function readBytes(path: string): Promise<Result<Buffer, string>> {
  try {
    if (path === "-") return await readStandardInput();
    const { size } = await stat(path);
    return size > LARGEST ? err(TOO_LARGE) : ok(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = REASONS[code];
    if (reason === undefined && !/^E[A-Z]+$/.test(code)) throw error;
    return err(reason ?? `It cannot be read (${code}).`);
  }
}

/** As a stream: a pipe may deliver late and in pieces. */
async function readStandardInput(): Promise<Result<Buffer, string>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) return err(TOO_LARGE);
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file.",
  EISDIR: "This is a folder, not a file.",
  EACCES: "You may not read this file.",
  EPERM: "You may not read this file.",
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
