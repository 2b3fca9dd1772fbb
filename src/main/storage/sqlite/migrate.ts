import { ok } from "#shared/kernel/result";
import type { Stored } from "../project-file.ts";
import type { Connection } from "./connection.ts";
import { copyProjectFile } from "./copy.ts";
import { attempt } from "./errors.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { newestFormat, runMigrations } from "./migrations/run.ts";

/**
 * Brings an open, checked file to the newest format. First a verified copy of the old one is laid
 * beside it as `name.underlay.format-N`; then all steps happen in one transaction, or none.
 */
export function migrateFile(db: Connection, path: string, migrations = MIGRATIONS): Stored<null> {
  const from = Number(db.pragma("user_version", { simple: true }));
  if (from >= newestFormat(migrations)) return ok(null);
  const before = migrations.filter((step) => step.version <= from);
  const kept = copyProjectFile(db, `${path}.format-${from}`, before);
  if (!kept.ok) return kept;
  return attempt(() => {
    runMigrations(db, migrations);
    return null;
  });
}
