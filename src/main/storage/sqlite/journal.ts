import type { JournalEntry } from "#shared/api/contract";
import type { EditOriginName } from "#shared/api/edit";
import { HISTORY_LENGTH } from "#shared/commands/history";
import { err, ok } from "#shared/kernel/result";
import { findUnplain } from "../plain-json.ts";
import { storageError, type NewEntry, type Stored } from "../project-file.ts";
import type { Connection } from "./connection.ts";

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly origin: EditOriginName;
  readonly label: string;
  readonly command: string;
  readonly changes: string;
}

export function appendEntry(db: Connection, seq: number, { at, origin, edit }: NewEntry): void {
  db.prepare(
    "INSERT INTO journal (seq, at, origin, label, command, changes) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(seq, at, origin, edit.label, JSON.stringify(edit.command), JSON.stringify(edit.changes));
}

/** Entries after `seq`, oldest first. */
export function readEntriesAfter(db: Connection, seq: number): Stored<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  const rows = db.prepare<[number], Row>("SELECT * FROM journal WHERE seq > ? ORDER BY seq");
  for (const row of rows.iterate(seq)) {
    const entry = parseRow(row);
    if (!entry) return err(storageError("file-damaged", `Journal entry ${row.seq} is unreadable.`));
    entries.push(entry);
  }
  return ok(entries);
}

/** Label and time of the newest entry, without its changes. */
export function readNewest(db: Connection): { label: string; at: string } | undefined {
  return db
    .prepare<[], { label: string; at: string }>(
      "SELECT label, at FROM journal ORDER BY seq DESC LIMIT 1",
    )
    .get();
}

/** False when an entry is missing: the numbers run from 1 to the head without gaps. */
export function isGapless(db: Connection, head: number): boolean {
  const span = db
    .prepare<[], { count: number; first: number | null; last: number | null }>(
      "SELECT count(*) AS count, min(seq) AS first, max(seq) AS last FROM journal",
    )
    .get();
  return span?.count === head && (head === 0 || (span.first === 1 && span.last === head));
}

/**
 * After which entry a reader may begin and still fold the same undo and redo as from the first.
 * An undo reaches back, so a cut at a fixed length could make it take back the wrong edit.
 */
export function findHistoryStart(origins: readonly EditOriginName[]): number {
  const whole = foldSeqs(origins, 0);
  for (let length = HISTORY_LENGTH * 2; length < origins.length; length *= 2) {
    const cut = foldSeqs(origins, origins.length - length);
    if (cut === whole) return origins.length - length;
  }
  return 0;
}

export function readOrigins(db: Connection): readonly EditOriginName[] {
  return db
    .prepare<[], EditOriginName>("SELECT origin FROM journal ORDER BY seq")
    .pluck()
    .all() as EditOriginName[];
}

/** `remember` of the history over numbers instead of edits, as text to compare. */
function foldSeqs(origins: readonly EditOriginName[], start: number): string {
  const past: number[] = [];
  let future: number[] = [];
  for (let seq = start + 1; seq <= origins.length; seq++) {
    const origin = origins[seq - 1];
    const moved = origin === "undo" ? past.pop() : origin === "redo" ? future.pop() : seq;
    if (moved === undefined) continue;
    if (origin === "undo") future.push(moved);
    else past.push(moved);
    if (origin === "do") future = [];
  }
  return `${past.slice(-HISTORY_LENGTH).join()}|${future.join()}`;
}

function parseRow({ seq, at, origin, label, command, changes }: Row): JournalEntry | undefined {
  try {
    const edit: unknown = { command: JSON.parse(command), label, changes: JSON.parse(changes) };
    if (findUnplain(edit) || !["do", "undo", "redo"].includes(origin)) return undefined;
    return { seq, at, origin, edit: edit as JournalEntry["edit"] };
  } catch {
    return undefined;
  }
}
