import { err, ok } from "#shared/kernel/result";
import { storageError, type Stored } from "../project-file.ts";
import { connect, connectInMemory, type Connection } from "./connection.ts";
import { attempt } from "./errors.ts";
import { readHeader } from "./header.ts";
import { isGapless } from "./journal.ts";
import { readHead } from "./meta.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { newestFormat, runMigrations } from "./migrations/run.ts";
import { findForeignObject } from "./schema.ts";

/**
 * Opens a file that may come from anybody: header by our own code, schema compared text by text,
 * pages checked, journal without gaps. A `read` connection of an older format is a copy in memory
 * that has been brought up to date.
 */
export function connectChecked(
  path: string,
  mode: "edit" | "read",
  migrations = MIGRATIONS,
): Stored<Connection> {
  const format = readHeader(path, newestFormat(migrations));
  if (!format.ok) return format;
  const opened = attempt(() => connect(path, mode));
  if (!opened.ok) return opened;
  const db = opened.value;
  const of = migrations.filter((step) => step.version <= format.value);
  const trouble = attempt(() => findTrouble(db, of));
  const refusal = trouble.ok ? trouble.value && damaged(trouble.value) : trouble;
  if (refusal) {
    db.close();
    return refusal;
  }
  if (mode === "edit" || format.value === newestFormat(migrations)) return ok(db);
  const copy = connectInMemory(db.serialize());
  db.close();
  runMigrations(copy, migrations);
  return ok(copy);
}

function findTrouble(db: Connection, migrations: typeof MIGRATIONS): string | undefined {
  const odd = findForeignObject(db, migrations);
  if (odd) return `It holds ${odd}, which Underlay never writes.`;
  if (db.pragma("quick_check(1)", { simple: true }) !== "ok")
    return "Some of its pages are broken.";
  const head = readHead(db);
  if (!isGapless(db, head)) return "Its journal has gaps.";
  return undefined;
}

function damaged(detail: string): Stored<never> {
  return err(storageError("file-damaged", detail));
}
