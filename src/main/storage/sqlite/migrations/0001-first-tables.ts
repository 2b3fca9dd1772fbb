import { defineMigration } from "./define-migration.ts";

/** Records as they are now, the journal of how they came to be, and what the file says of itself. */
export const firstTables = defineMigration({
  version: 1,
  name: "first tables",
  up(db) {
    db.exec(`
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE record (
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  origin TEXT NOT NULL,
  label TEXT NOT NULL,
  command TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
`);
  },
});
