import type { Connection } from "../connection.ts";
import { findForeignObject } from "../schema.ts";
import type { Migration } from "./define-migration.ts";

/** The newest format that these steps lead to. */
export function newestFormat(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings an open database from its `user_version` to the newest format in one transaction. Throws
 * when the outcome is not exactly what the steps make of an empty file; nothing is kept then.
 */
export function runMigrations(db: Connection, migrations: readonly Migration[]): void {
  const migrate = db.transaction(() => {
    const from = Number(db.pragma("user_version", { simple: true }));
    for (const step of migrations) if (step.version > from) step.up(db);
    db.pragma(`user_version=${newestFormat(migrations)}`);
    const odd = findForeignObject(db, migrations);
    if (odd) throw new Error(`impossible: migration left ${odd}`);
  });
  migrate.immediate();
}
