import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Recovered } from "../project-file.ts";
import type { Connection } from "./connection.ts";
import { readNewest } from "./journal.ts";
import { deleteMeta, readHead, readMeta, writeMeta } from "./meta.ts";

/** Who has the file open, since when. Stays behind when the process dies. */
interface Mark {
  readonly instance: string;
  readonly pid: number;
  readonly host: string;
  /** Head when the session began. */
  readonly seq: number;
}

const instance = randomBytes(8).toString("hex");

/** What a session that is over left behind without closing; null for a clean end or no edits. */
export function findRecovered(db: Connection): Recovered | null {
  const mark = parseMark(readMeta(db, "open"));
  if (!mark || isHeld(mark)) return null;
  const edits = readHead(db) - mark.seq;
  const newest = readNewest(db);
  return edits > 0 && newest ? { edits, lastLabel: newest.label, at: newest.at } : null;
}

/** Notes that this process has the file open, unless another one that lives did so before. */
export function setMark(db: Connection): void {
  const mark = parseMark(readMeta(db, "open"));
  if (mark && isHeld(mark)) return;
  const own: Mark = { instance, pid: process.pid, host: hostname(), seq: readHead(db) };
  writeMeta(db, "open", JSON.stringify(own));
}

/** A clean end. Leaves the mark of another process alone. */
export function clearMark(db: Connection): void {
  if (parseMark(readMeta(db, "open"))?.instance === instance) deleteMeta(db, "open");
}

function isHeld(mark: Mark): boolean {
  if (mark.instance === instance) return true;
  if (mark.host !== hostname() || mark.pid === process.pid) return false;
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function parseMark(text: string | undefined): Mark | undefined {
  try {
    const mark = JSON.parse(text ?? "null") as Mark | null;
    const sound = Number.isSafeInteger(mark?.pid) && Number.isSafeInteger(mark?.seq);
    return mark && sound && mark.pid > 0 ? mark : undefined;
  } catch {
    return undefined;
  }
}
