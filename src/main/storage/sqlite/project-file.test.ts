import { renameSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { printTextForm } from "#shared/formats/text-form";
import { findRecord, type Project } from "#shared/model/project";
import { addNote, designOf, edited } from "../../testing/designs.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import type { ProjectFile } from "../project-file.ts";
import { connect } from "./connection.ts";
import { createProjectFile } from "./create.ts";
import { findHistoryStart } from "./journal.ts";
import { openProjectFile } from "./open.ts";
import { readFileSummary, readProjectFile } from "./read.ts";

const at = "2026-10-01T12:00:00.000Z";

function createdFile(project: Project = designOf("Plant", 3)): string {
  const path = join(temporaryFolder(), "plant.underlay");
  unwrap(createProjectFile(path, project, { at, by: "test" }));
  return path;
}

function commitNote(file: ProjectFile, project: Project, number: number, name?: string) {
  const { next, edit } = edited(project, addNote(number, name));
  const baseSeq = unwrap(file.readHead());
  const stored = file.commit({ baseSeq, at, origin: "do", edit });
  return { next, edit, stored };
}

test("what was created, committed and closed is there again, with its journal", () => {
  const start = designOf("Plant", 3);
  const path = createdFile(start);
  const file = unwrap(openProjectFile(path));
  const { next, edit, stored } = commitNote(file, start, 4);
  expect(stored).toEqual({ ok: true, value: 1 });
  file.close();

  const again = unwrap(openProjectFile(path));
  expect(again.recovered).toBeNull();
  expect(printTextForm(unwrap(again.readProject()))).toBe(printTextForm(next));
  expect(unwrap(again.readJournalForHistory())).toEqual([{ seq: 1, at, origin: "do", edit }]);
  again.close();
  expect(readdirSync(join(path, ".."))).toEqual(["plant.underlay"]);
});

test("every connection is as durable and as distrustful as it can be", () => {
  const db = connect(createdFile(), "edit");
  const read = (name: string): unknown => db.pragma(name, { simple: true });
  expect({
    synchronous: read("synchronous"),
    journal_mode: read("journal_mode"),
    trusted_schema: read("trusted_schema"),
    cell_size_check: read("cell_size_check"),
    mmap_size: read("mmap_size"),
    foreign_keys: read("foreign_keys"),
    locking_mode: read("locking_mode"),
    page_size: read("page_size"),
    encoding: read("encoding"),
    application_id: read("application_id"),
  }).toEqual({
    synchronous: 3,
    journal_mode: "delete",
    trusted_schema: 0,
    cell_size_check: 1,
    mmap_size: 0,
    foreign_keys: 1,
    locking_mode: "normal",
    page_size: 4096,
    encoding: "UTF-8",
    application_id: 0x554c4159,
  });
  db.close();
});

test.each([
  ["NUL", "a\0b"],
  ["right to left", "שרת \u202e end"],
  ["zero width and BOM", "\ufeffa\u200bb\u200d"],
  ["decomposed", "Ko\u0308ln"],
  ["outside the basic plane", "🛰️ 𝕌"],
  ["quotes and newlines", `'"\`$\\\r\n\t`],
])("text comes back as it went in: %s", (_, text) => {
  const path = createdFile(designOf("Plant", 1));
  const file = unwrap(openProjectFile(path));
  const { next, stored } = commitNote(file, designOf("Plant", 1), 2, text);
  expect(stored.ok).toBe(true);
  file.close();
  const { project, journal } = unwrap(readProjectFile(path));
  expect(findRecord(project, "elements", "note-2")?.name).toBe(text);
  expect(printTextForm(project)).toBe(printTextForm(next));
  expect(journal[0]?.edit.command.args["name"]).toBe(text);
});

test("an edit on an old head changes nothing", () => {
  const project = designOf("Plant", 1);
  const path = createdFile(project);
  const one = unwrap(openProjectFile(path));
  const two = unwrap(openProjectFile(path));
  expect(commitNote(one, project, 2).stored.ok).toBe(true);
  const { edit } = edited(project, addNote(3));
  const late = two.commit({ baseSeq: 0, at, origin: "do", edit });
  expect(late).toMatchObject({ ok: false, error: { code: "stale" } });
  expect(unwrap(two.readHead())).toBe(1);
  expect(findRecord(unwrap(two.readProject()), "elements", "note-3")).toBeUndefined();
  one.close();
  two.close();
});

test("no edit goes into a file that was moved away or replaced", () => {
  const project = designOf("Plant", 1);
  const path = createdFile(project);
  const file = unwrap(openProjectFile(path));
  renameSync(path, `${path}.elsewhere`);
  expect(commitNote(file, project, 2).stored).toMatchObject({ error: { code: "storage-moved" } });
  unwrap(createProjectFile(path, project, { at, by: "test" }));
  expect(commitNote(file, project, 2).stored).toMatchObject({ error: { code: "storage-moved" } });
  renameSync(`${path}.elsewhere`, path);
  expect(commitNote(file, project, 2).stored.ok).toBe(true);
  file.close();
});

test("a busy file is not said to be saved, and takes the edit later", () => {
  const project = designOf("Plant", 1);
  const path = createdFile(project);
  const file = unwrap(openProjectFile(path));
  const other = new Database(path);
  other.exec("BEGIN EXCLUSIVE");
  const { edit } = edited(project, addNote(2));
  const refused = file.commit({ baseSeq: 0, at, origin: "do", edit });
  expect(refused).toMatchObject({ error: { code: "storage-failed" } });
  other.exec("ROLLBACK");
  other.close();
  expect(commitNote(file, project, 2).stored).toEqual({ ok: true, value: 1 });
  file.close();
});

test("a copy is complete, clean and leaves nothing beside it", () => {
  const project = designOf("Plant", 2);
  const path = createdFile(project);
  const file = unwrap(openProjectFile(path));
  const { next } = commitNote(file, project, 3);
  const copy = join(path, "../copy.underlay");
  expect(file.copyTo(copy).ok).toBe(true);
  expect(file.copyTo(copy).ok).toBe(true);
  const read = unwrap(readProjectFile(copy));
  expect(printTextForm(read.project)).toBe(printTextForm(next));
  expect(read.journal).toHaveLength(1);
  expect(unwrap(readFileSummary(copy)).recovered).toBeNull();
  file.close();
  expect(readdirSync(join(path, "..")).sort()).toEqual(["copy.underlay", "plant.underlay"]);
  expect(file.copyTo(join(path, "../none/x.underlay")).ok).toBe(false);
});

test("creating never replaces a file", () => {
  const path = createdFile();
  const before = statSync(path).mtimeMs;
  const again = createProjectFile(path, designOf("Other"), { at, by: "test" });
  expect(again).toMatchObject({ ok: false });
  expect(statSync(path).mtimeMs).toBe(before);
  expect(readdirSync(join(path, ".."))).toEqual(["plant.underlay"]);
});

test("a reader's history begins where undo and redo come out the same", () => {
  const does = Array.from({ length: 3_000 }, () => "do" as const);
  expect(findHistoryStart(does)).toBe(2_000);
  // Far back, then a new edit undone as well: a plain cut would redo the wrong one.
  const deep = [
    ...does,
    ...Array.from({ length: 1_100 }, () => "undo" as const),
    ...["do", "undo", "undo", "redo"].map((origin) => origin as "do"),
  ];
  const start = findHistoryStart(deep);
  expect(start).toBeLessThan(deep.length - 1_000);
  expect(start).toBeGreaterThanOrEqual(0);
});
