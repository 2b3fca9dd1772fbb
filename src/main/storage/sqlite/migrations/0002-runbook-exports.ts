import { defineMigration } from "./define-migration.ts";

/** Which runbook was printed from which edit, in what form, with the hash of the file. */
export const runbookExports = defineMigration({
  version: 2,
  name: "runbook exports",
  up(db) {
    db.exec(`
CREATE TABLE runbook_export (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  format TEXT NOT NULL,
  file_name TEXT NOT NULL,
  draft INTEGER NOT NULL,
  size INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
`);
  },
});
