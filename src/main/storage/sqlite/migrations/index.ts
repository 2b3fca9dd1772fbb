import { firstTables } from "./0001-first-tables.ts";
import { runbookExports } from "./0002-runbook-exports.ts";
import type { Migration } from "./define-migration.ts";

/** Every step of the file format, oldest first, numbered without gaps from 1. */
export const MIGRATIONS: readonly Migration[] = [firstTables, runbookExports];
