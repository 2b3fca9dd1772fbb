import Database from "better-sqlite3";

export type Connection = Database.Database;

/**
 * What every connection is set to, in this order, and what it must answer afterwards. EXTRA also
 * syncs the folder when the journal goes: without it the last edit can be lost (anchors 0.2).
 */
const SETTINGS: readonly (readonly [name: string, set: string, expected: string | number])[] = [
  ["trusted_schema", "OFF", 0],
  ["cell_size_check", "ON", 1],
  ["mmap_size", "0", 0],
  ["foreign_keys", "ON", 1],
  ["synchronous", "EXTRA", 3],
  ["journal_mode", "DELETE", "delete"],
];

/** How long to wait for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 1_000;

/** Opens a file that is there. `read` refuses writing, but still rolls an interrupted edit back. */
export function connect(path: string, mode: "edit" | "read"): Connection {
  const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT });
  return guarded(db, () => {
    applySettings(db);
    if (mode === "read") db.pragma("query_only=ON");
  });
}

/** Makes an empty database file; the caller has made sure that the name is free. */
export function connectNew(path: string, pageSize: number): Connection {
  const db = new Database(path, { timeout: BUSY_TIMEOUT });
  return guarded(db, () => {
    db.pragma(`page_size=${pageSize}`);
    db.pragma("encoding='UTF-8'");
    applySettings(db);
  });
}

/** A private copy in memory, where an old file can be brought up to date for reading. */
export function connectInMemory(content?: Buffer): Connection {
  return new Database(content ?? ":memory:");
}

function applySettings(db: Connection): void {
  for (const [name, set] of SETTINGS) db.pragma(`${name}=${set}`);
  for (const [name, , expected] of SETTINGS) {
    const actual: unknown = db.pragma(name, { simple: true });
    if (actual !== expected) throw new Error(`impossible: ${name} is ${String(actual)}`);
  }
}

function guarded(db: Connection, setUp: () => void): Connection {
  try {
    setUp();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
