import type { NewRunbookExport, RunbookExportRow } from "../project-file.ts";
import type { Connection } from "./connection.ts";

interface Row {
  readonly id: number;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly format: string;
  readonly file_name: string;
  readonly draft: number;
  readonly size: number;
  readonly hash: string;
}

export function insertExport(db: Connection, row: NewRunbookExport): void {
  const { seq, at, by, format, fileName, isDraft, size, hash } = row;
  const insert = db.transaction(() =>
    db
      .prepare(
        `INSERT INTO runbook_export (seq, at, by, format, file_name, draft, size, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(seq, at, by, format, fileName, isDraft ? 1 : 0, size, hash),
  );
  insert.immediate();
}

/** The newest exports, newest first. */
export function readExports(db: Connection, limit: number): RunbookExportRow[] {
  return db
    .prepare<[number], Row>("SELECT * FROM runbook_export ORDER BY id DESC LIMIT ?")
    .all(limit)
    .map(({ file_name: fileName, draft, ...row }) => ({ ...row, fileName, isDraft: draft !== 0 }));
}
