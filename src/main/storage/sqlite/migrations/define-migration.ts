import type { Connection } from "../connection.ts";

/** One step from the format before to `version`. Once released it is never edited. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** Runs inside the transaction of the runner; touches nothing but the database given. */
  readonly up: (db: Connection) => void;
}

export function defineMigration(migration: Migration): Migration {
  return migration;
}
