import { canonicalJson, type Json } from "#shared/kernel/json";
import { err, ok } from "#shared/kernel/result";
import { loadProject, unloadProject } from "#shared/kinds/load-project";
import type { RecordChange } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { COLLECTIONS, type AnyRecord, type Collection } from "#shared/model/records";
import { findUnplain } from "../plain-json.ts";
import { storageError, type Stored } from "../project-file.ts";
import type { Connection } from "./connection.ts";

interface Row {
  readonly collection: string;
  readonly id: string;
  readonly body: string;
}

/** Everything in the file as a project. Each record is checked as if it came from a stranger. */
export function readProject(db: Connection): Stored<Project> {
  const records = Object.fromEntries(
    COLLECTIONS.map((collection) => [collection, [] as unknown[]]),
  ) as Record<Collection, unknown[]>;
  for (const row of db.prepare<[], Row>("SELECT collection, id, body FROM record").iterate()) {
    const record = parseBody(row);
    const list = Object.hasOwn(records, row.collection)
      ? records[row.collection as Collection]
      : undefined;
    if (!list || record === undefined) {
      return damaged(`The record ${row.collection} ${row.id} cannot be read.`);
    }
    list.push(record);
  }
  const project = loadProject(records);
  if (project.ok) return ok(project.value);
  const [first] = project.error;
  return damaged(first ? `${first.collection} ${first.id}: ${first.message}.` : "");
}

export function insertProject(db: Connection, project: Project): void {
  const insert = db.prepare("INSERT INTO record (collection, id, body) VALUES (?, ?, ?)");
  const records = unloadProject(project);
  for (const collection of COLLECTIONS) {
    for (const record of records[collection] as readonly AnyRecord[]) {
      insert.run(collection, record.id, bodyOf(record));
    }
  }
}

export function writeChanges(db: Connection, changes: readonly RecordChange[]): void {
  const put = db.prepare("INSERT OR REPLACE INTO record (collection, id, body) VALUES (?, ?, ?)");
  const remove = db.prepare("DELETE FROM record WHERE collection = ? AND id = ?");
  for (const { collection, id, after } of changes) {
    if (after) put.run(collection, id, bodyOf(after));
    else remove.run(collection, id);
  }
}

/** JSON escapes NUL and half characters, so whatever the text, SQLite gives it back unchanged. */
function bodyOf(record: AnyRecord): string {
  return canonicalJson(record as unknown as Json);
}

function parseBody({ id, body }: Row): unknown {
  try {
    const record: unknown = JSON.parse(body);
    const named = typeof record === "object" && record !== null && "id" in record;
    return named && record.id === id && !findUnplain(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function damaged(detail: string): Stored<never> {
  return err(storageError("file-damaged", detail));
}
