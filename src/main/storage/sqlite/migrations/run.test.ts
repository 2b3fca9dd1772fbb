import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { printTextForm } from "#shared/formats/text-form";
import { designOf } from "../../../testing/designs.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { connectChecked } from "../checked.ts";
import { connectInMemory } from "../connection.ts";
import { createProjectFile } from "../create.ts";
import { openProjectFile } from "../open.ts";
import { defineMigration, type Migration } from "./define-migration.ts";
import { MIGRATIONS } from "./index.ts";
import { runMigrations } from "./run.ts";

const creation = { at: "2026-10-01", by: "test" };
const second = defineMigration({
  version: MIGRATIONS.length + 1,
  name: "a table for the test",
  up: (db) => db.exec("CREATE TABLE comment (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"),
});
const newer: readonly Migration[] = [...MIGRATIONS, second];
const broken: readonly Migration[] = [
  ...MIGRATIONS,
  defineMigration({
    ...second,
    up(db) {
      db.exec("CREATE TABLE half (a TEXT) STRICT");
      db.exec("INSERT INTO nowhere VALUES (1)");
    },
  }),
];

function oldFile(): string {
  const path = join(temporaryFolder(), "old.underlay");
  unwrap(createProjectFile(path, designOf("Old", 3), creation));
  return path;
}

test("the steps are numbered from 1 without gaps", () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
});

test("the first tables are those that were released", () => {
  const db = connectInMemory();
  runMigrations(db, MIGRATIONS.slice(0, 1));
  const tables = db.prepare(
    "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY name",
  );
  expect(tables.all()).toEqual([
    { name: "journal", strict: 1, wr: 0 },
    { name: "meta", strict: 1, wr: 1 },
    { name: "record", strict: 1, wr: 1 },
  ]);
  db.close();
});

test("the second step adds the list of printed runbooks and leaves all else", () => {
  const db = connectInMemory();
  runMigrations(db, MIGRATIONS.slice(0, 1));
  db.exec("INSERT INTO meta VALUES ('head', '0')");
  runMigrations(db, MIGRATIONS.slice(0, 2));
  expect(db.prepare("SELECT name FROM pragma_table_info('runbook_export')").pluck().all()).toEqual([
    "id",
    "seq",
    "at",
    "by",
    "format",
    "file_name",
    "draft",
    "size",
    "hash",
  ]);
  expect(db.prepare("SELECT value FROM meta").pluck().all()).toEqual(["0"]);
  db.close();
});

test("a file of the first format opens, keeps its design and can take printed runbooks", () => {
  const path = join(temporaryFolder(), "first.underlay");
  unwrap(createProjectFile(path, designOf("First", 3), creation, MIGRATIONS.slice(0, 1)));
  const file = unwrap(openProjectFile(path));
  expect(printTextForm(unwrap(file.readProject()))).toBe(printTextForm(designOf("First", 3)));
  expect(unwrap(file.readExports())).toEqual([]);
  file.close();
  expect(existsSync(`${path}.format-1`)).toBe(true);
});

test("an old file is brought up to date, and kept as it was beside", () => {
  const path = oldFile();
  const file = unwrap(openProjectFile(path, newer));
  expect(printTextForm(unwrap(file.readProject()))).toBe(printTextForm(designOf("Old", 3)));
  file.close();
  expect(openProjectFile(path)).toMatchObject({ error: { code: "file-newer" } });
  const kept = unwrap(openProjectFile(`${path}.format-${MIGRATIONS.length}`));
  expect(printTextForm(unwrap(kept.readProject()))).toBe(printTextForm(designOf("Old", 3)));
  kept.close();
});

test("a step that fails leaves the old file untouched", () => {
  const path = oldFile();
  expect(openProjectFile(path, broken)).toMatchObject({ ok: false });
  const file = unwrap(openProjectFile(path));
  expect(file.readProject().ok).toBe(true);
  file.close();
});

test("reading an old file writes nothing", () => {
  const path = oldFile();
  const before = readFileSync(path);
  const db = unwrap(connectChecked(path, "read", newer));
  expect(db.prepare("SELECT count(*) FROM comment").pluck().get()).toBe(0);
  db.close();
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(existsSync(`${path}.format-${MIGRATIONS.length}`)).toBe(false);
});

test("a damaged file is not migrated", () => {
  const path = oldFile();
  new Database(path).exec("CREATE VIEW v AS SELECT 1").close();
  expect(openProjectFile(path, newer)).toMatchObject({ error: { code: "file-damaged" } });
  expect(existsSync(`${path}.format-${MIGRATIONS.length}`)).toBe(false);
});
