import { err, ok } from "#shared/kernel/result";
import { storageError, type NewEntry, type ProjectFile, type Stored } from "../project-file.ts";
import { connectChecked } from "./checked.ts";
import type { Connection } from "./connection.ts";
import { copyProjectFile } from "./copy.ts";
import { attempt, findStorageError } from "./errors.ts";
import { identityOf, isSameFile } from "./identity.ts";
import { appendEntry, findHistoryStart, readEntriesAfter, readOrigins } from "./journal.ts";
import { advanceHead, readHead } from "./meta.ts";
import { migrateFile } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { readProject, writeChanges } from "./records.ts";
import { insertExport, readExports } from "./runbook-exports.ts";
import { clearMark, findRecovered, setMark } from "./session-mark.ts";

/** How many printed runbooks a list shows at most. */
const SHOWN_EXPORTS = 100;

/** Opens a project file for editing. `path` is absolute and no symbolic link. */
export function openProjectFile(path: string, migrations = MIGRATIONS): Stored<ProjectFile> {
  const opened = connectChecked(path, "edit", migrations);
  if (!opened.ok) return opened;
  const migrated = migrateFile(opened.value, path, migrations);
  const start = migrated.ok
    ? attempt(() => ({
        identity: identityOf(path),
        recovered: findRecovered(opened.value),
      }))
    : migrated;
  if (!start.ok) {
    opened.value.close();
    return start;
  }
  const { identity, recovered } = start.value;
  attempt(() => setMark(opened.value)); // a file on read-only media can still be looked at
  let live: Connection | undefined = opened.value;

  /** The connection; after a failed commit a new one, once the file can be opened again. */
  function connection(): Stored<Connection> {
    if (live) return ok(live);
    if (!isSameFile(path, identity)) return err(storageError("storage-moved"));
    const again = connectChecked(path, "edit", migrations);
    if (again.ok) live = again.value;
    return again;
  }

  function reading<T>(read: (db: Connection) => Stored<T>): Stored<T> {
    const db = connection();
    if (!db.ok) return db;
    const answer = attempt(() => read(db.value));
    return answer.ok ? answer.value : answer;
  }

  /** An error does not prove that the edit is absent: a new connection says whether it is there. */
  function settle(entry: NewEntry, thrown: unknown): Stored<number> {
    const error = findStorageError(thrown);
    attempt(() => live?.close());
    live = undefined;
    if (!error) throw thrown;
    const seq = entry.baseSeq + 1;
    const newest = reading((db) => readEntriesAfter(db, entry.baseSeq));
    const saved =
      newest.ok &&
      newest.value.length === 1 &&
      newest.value[0]?.at === entry.at &&
      JSON.stringify(newest.value[0].edit) === JSON.stringify(entry.edit);
    return saved ? ok(seq) : err(error);
  }

  return ok({
    path,
    recovered,
    readProject: () => reading(readProject),
    readHead: () => reading((db) => ok(readHead(db))),
    readJournalAfter: (seq) => reading((db) => readEntriesAfter(db, seq)),
    readJournalForHistory: () =>
      reading((db) => readEntriesAfter(db, findHistoryStart(readOrigins(db)))),
    commit(entry) {
      if (!isSameFile(path, identity)) return err(storageError("storage-moved"));
      const db = connection();
      if (!db.ok) return db;
      try {
        const seq = commitEntry(db.value, entry);
        return seq === undefined ? err(storageError("stale")) : ok(seq);
      } catch (thrown) {
        return settle(entry, thrown);
      }
    },
    keepExport(record) {
      if (!isSameFile(path, identity)) return err(storageError("storage-moved"));
      return reading((db) => {
        insertExport(db, record);
        return ok(null);
      });
    },
    readExports: () => reading((db) => ok(readExports(db, SHOWN_EXPORTS))),
    copyTo: (target) => reading((db) => copyProjectFile(db, target, migrations)),
    close() {
      const db = live;
      live = undefined;
      if (!db) return;
      if (isSameFile(path, identity)) attempt(() => clearMark(db));
      attempt(() => db.close());
    },
  });
}

/** One transaction; undefined when the head is no longer where the edit was made. */
function commitEntry(db: Connection, entry: NewEntry): number | undefined {
  const seq = entry.baseSeq + 1;
  const write = db.transaction(() => {
    if (!advanceHead(db, entry.baseSeq)) return false;
    appendEntry(db, seq, entry);
    writeChanges(db, entry.edit.changes);
    return true;
  });
  return write.immediate() ? seq : undefined;
}
