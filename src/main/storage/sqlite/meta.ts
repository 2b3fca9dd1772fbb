import type { Connection } from "./connection.ts";

/** What the file says of itself. `open` is there while a session is, and after a crash. */
export type MetaKey = "document" | "created" | "createdBy" | "head" | "open";

export function readMeta(db: Connection, key: MetaKey): string | undefined {
  return db.prepare<[string], { value: string }>("SELECT value FROM meta WHERE key = ?").get(key)
    ?.value;
}

export function writeMeta(db: Connection, key: MetaKey, value: string): void {
  db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)").run(key, value);
}

export function deleteMeta(db: Connection, key: MetaKey): void {
  db.prepare("DELETE FROM meta WHERE key = ?").run(key);
}

/** Number of the newest edit; NaN when the file does not say. */
export function readHead(db: Connection): number {
  const text = readMeta(db, "head") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** Moves the head on by one, unless somebody else has moved it. True when it did. */
export function advanceHead(db: Connection, from: number): boolean {
  const moved = db
    .prepare("UPDATE meta SET value = ? WHERE key = 'head' AND value = ?")
    .run(String(from + 1), String(from));
  return moved.changes === 1;
}
