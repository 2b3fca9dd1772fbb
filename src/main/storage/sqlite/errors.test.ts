import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { attempt, findStorageError } from "./errors.ts";

function table(): string {
  const path = join(temporaryFolder(), "a.db");
  new Database(path).exec("CREATE TABLE t (a BLOB)").close();
  return path;
}

test("a full file, a read-only one and a busy one are named, from what SQLite really throws", () => {
  const full = new Database(table());
  full.pragma("max_page_count = 3");
  expect(attempt(() => full.exec("INSERT INTO t VALUES (zeroblob(100000))"))).toMatchObject({
    error: { code: "storage-full" },
  });
  const readOnly = new Database(table(), { readonly: true });
  expect(attempt(() => readOnly.exec("INSERT INTO t VALUES (1)"))).toMatchObject({
    error: { code: "storage-read-only" },
  });
  const path = table();
  const one = new Database(path);
  const two = new Database(path, { timeout: 0 });
  one.exec("BEGIN IMMEDIATE");
  expect(attempt(() => two.exec("BEGIN IMMEDIATE"))).toMatchObject({
    error: { code: "storage-failed", detail: "Another program is using it." },
  });
});

test("so is what the file system says, and a missing folder", () => {
  expect(attempt(() => readFileSync("/nowhere/at/all"))).toMatchObject({
    error: { code: "not-found" },
  });
  expect(attempt(() => mkdirSync("/proc/nothing"))).toMatchObject({ ok: false });
  expect(attempt(() => statSync(temporaryFolder()).isDirectory())).toEqual({
    ok: true,
    value: true,
  });
});

test.each([
  ["SQLITE_IOERR_FSYNC", "storage-failed"],
  ["SQLITE_READONLY_DBMOVED", "storage-moved"],
  ["SQLITE_READONLY_DIRECTORY", "storage-read-only"],
  ["SQLITE_CORRUPT_VTAB", "file-damaged"],
  ["ENOSPC", "storage-full"],
  ["EROFS", "storage-read-only"],
  ["EIO", "storage-failed"],
])("%s is %s", (code, expected) => {
  expect(findStorageError(Object.assign(new Error(), { code }))?.code).toBe(expected);
});

test("what nobody expected goes on upwards", () => {
  expect(() => attempt(() => Reflect.get(undefined as never, "x"))).toThrow(TypeError);
  expect(findStorageError("text")).toBeUndefined();
});
