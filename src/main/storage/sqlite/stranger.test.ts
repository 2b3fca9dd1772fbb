import { copyFileSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { designOf } from "../../testing/designs.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createProjectFile } from "./create.ts";
import { openProjectFile } from "./open.ts";
import { readFileSummary, readProjectFile } from "./read.ts";

function createdFile(notes = 200): string {
  const path = join(temporaryFolder(), "plant.underlay");
  unwrap(createProjectFile(path, designOf("Plant", notes), { at: "2026-10-01", by: "test" }));
  return path;
}

/** What a stranger did to the file, in SQL. */
function tampered(sql: string): string {
  const path = createdFile(3);
  const db = new Database(path);
  db.unsafeMode();
  db.exec(sql);
  db.close();
  return path;
}

function patched(offset: number, bytes: readonly number[]): string {
  const path = createdFile();
  const content = readFileSync(path);
  content.set(bytes, offset);
  writeFileSync(path, content);
  return path;
}

/** What editing and reading say alike. */
function codeOf(path: string): string {
  const read = readProjectFile(path);
  const opened = openProjectFile(path);
  const project = opened.ok ? opened.value.readProject() : opened;
  if (opened.ok) opened.value.close();
  const code = project.ok ? "fine" : project.error.code;
  expect(read.ok ? "fine" : read.error.code).toBe(code);
  return code;
}

describe("a file is greeted by what it is", () => {
  test.each<[string, () => string, string]>([
    ["sound", () => createdFile(), "fine"],
    ["missing", () => join(temporaryFolder(), "none.underlay"), "not-found"],
    ["a folder", () => temporaryFolder(), "file-foreign"],
    [
      "a symbolic link",
      () => {
        const link = join(temporaryFolder(), "link.underlay");
        symlinkSync(createdFile(), link);
        return link;
      },
      "file-foreign",
    ],
    [
      "empty",
      () => {
        const path = join(temporaryFolder(), "empty.underlay");
        writeFileSync(path, "");
        return path;
      },
      "file-foreign",
    ],
    [
      "a text",
      () => {
        const path = join(temporaryFolder(), "text.underlay");
        writeFileSync(path, "{}".repeat(500));
        return path;
      },
      "file-foreign",
    ],
    [
      "SQLite of another program",
      () => {
        const path = join(temporaryFolder(), "other.underlay");
        new Database(path).exec("CREATE TABLE t (a)").close();
        return path;
      },
      "file-foreign",
    ],
    [
      "larger than the limit",
      () => {
        const path = createdFile();
        truncateSync(path, 512 * 1024 * 1024 + 1);
        return path;
      },
      "too-large",
    ],
    ["from the future", () => tampered("PRAGMA user_version = 999"), "file-newer"],
    ["of no format", () => tampered("PRAGMA user_version = 0"), "file-damaged"],
    ["switched to WAL", () => patched(18, [2, 2]), "file-foreign"],
    ["with another page size", () => patched(16, [0x20, 0]), "file-damaged"],
    [
      "with a broken page",
      () => patched(2 * 4096, Array(4096).fill(0x5a) as number[]),
      "file-damaged",
    ],
    [
      "cut short",
      () => {
        const path = createdFile();
        truncateSync(path, 5 * 4096 + 100);
        return path;
      },
      "file-damaged",
    ],
    [
      "with a trigger",
      () =>
        tampered(
          "CREATE TRIGGER t AFTER INSERT ON record BEGIN UPDATE record SET body = '{}'; END",
        ),
      "file-damaged",
    ],
    ["with a view", () => tampered("CREATE VIEW v AS SELECT 1"), "file-damaged"],
    ["with an index", () => tampered("CREATE INDEX i ON journal (at)"), "file-damaged"],
    [
      "with a column more",
      () => tampered("ALTER TABLE meta ADD COLUMN extra TEXT"),
      "file-damaged",
    ],
    [
      "with a view in place of a table",
      () => tampered("DROP TABLE journal; CREATE VIEW journal AS SELECT 1 AS seq"),
      "file-damaged",
    ],
    ["with a table less", () => tampered("DROP TABLE journal"), "file-damaged"],
    ["without a head", () => tampered("DELETE FROM meta WHERE key = 'head'"), "file-damaged"],
    [
      "with a gap in the journal",
      () => tampered("UPDATE meta SET value = '1' WHERE key = 'head'"),
      "file-damaged",
    ],
    [
      "with an unknown collection",
      () => tampered(`INSERT INTO record VALUES ('secrets', 'a', '{"id":"a"}')`),
      "file-damaged",
    ],
    [
      "with a record that is no JSON",
      () => tampered("UPDATE record SET body = '{' WHERE id = 'note-1'"),
      "file-damaged",
    ],
    [
      "with a record under another id",
      () => tampered("UPDATE record SET id = 'note-9' WHERE id = 'note-1'"),
      "file-damaged",
    ],
    [
      "with a record of an unknown kind",
      () => tampered(`UPDATE record SET body = replace(body, '"kind":"note"', '"kind":"bomb"')`),
      "file-damaged",
    ],
    [
      "with a prototype key",
      () =>
        tampered(
          `UPDATE record SET body = replace(body, '"fields":{', '"fields":{"__proto__":{},') WHERE id = 'note-1'`,
        ),
      "file-damaged",
    ],
    [
      "with a million brackets",
      () =>
        tampered(
          `UPDATE record SET body = '{"id":"note-1","a":' || replace(hex(zeroblob(500000)), '00', '[') || '}' WHERE id = 'note-1'`,
        ),
      "file-damaged",
    ],
    [
      "without its name record",
      () => tampered("DELETE FROM record WHERE collection = 'about'"),
      "file-damaged",
    ],
  ])("%s", (_, make, code) => {
    expect(codeOf(make())).toBe(code);
  });
});

test("of 400 files with one byte changed none crashes, hangs or loses its error name", () => {
  const path = createdFile(40);
  const content = readFileSync(path);
  const target = join(path, "../flipped.underlay");
  const codes = new Set<string>();
  for (let i = 0; i < 400; i++) {
    const copy = Buffer.from(content);
    const offset = (i * 7919) % copy.length;
    copy[offset] = (copy[offset] ?? 0) ^ (1 << (i % 8));
    writeFileSync(target, copy);
    codes.add(codeOf(target));
  }
  codes.delete("fine");
  const known = ["file-damaged", "file-foreign", "file-newer", "not-found", "storage-failed"];
  expect([...codes].filter((code) => !known.includes(code))).toEqual([]);
  expect(codes.size).toBeGreaterThan(0);
});

test("a listing shows what can be shown and does not write", () => {
  const path = createdFile(3);
  const before = readFileSync(path);
  expect(unwrap(readFileSummary(path))).toEqual({
    name: "Plant",
    elements: 3,
    profile: "",
    variant: "",
    modified: "2026-10-01",
    recovered: null,
  });
  expect(readFileSync(path).equals(before)).toBe(true);
  // The driver would trim the name and open the other file.
  copyFileSync(path, `${path} `);
  expect(readFileSummary(`${path} `)).toMatchObject({ error: { code: "file-foreign" } });
});
