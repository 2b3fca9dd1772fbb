import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import type { CallInput, CallName, CallOutput, OpenedProject } from "#shared/api/contract";
import type { Edit } from "#shared/api/edit";
import type { ApiError } from "#shared/api/errors";
import { remember, undoEdit, EMPTY_HISTORY } from "#shared/commands/history";
import { printTextForm } from "#shared/formats/text-form";
import { unwrap, type Result } from "#shared/kernel/result";
import { loadProject } from "#shared/kinds/load-project";
import type { RecordChange } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { readProjectFile } from "#main/storage/sqlite/read";
import { addNote, designOf, edited } from "../testing/designs.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import type { Client } from "./client.ts";
import { createHost, type Host, type HostOptions } from "./create-host.ts";

interface Caller extends Client {
  readonly events: unknown[];
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>, ApiError>>;
}

function startHost(dataDir: string, more: Partial<HostOptions> = {}): Host {
  return createHost({ dataDir, version: "0.0.0", kind: "test", ...more });
}

/** A client over the wire's own form: everything goes through JSON. */
function callerOf(host: Host, id = "client-1"): Caller {
  const events: unknown[] = [];
  const caller: Caller = {
    id,
    events,
    send: (name, payload) => void events.push(JSON.parse(JSON.stringify({ name, payload }))),
    call: async (name, input) =>
      JSON.parse(
        JSON.stringify(await host.call(name, JSON.parse(JSON.stringify(input)), caller)),
      ) as never,
  };
  return caller;
}

async function createProject(
  caller: Caller,
  project = designOf("Plant 7", 3),
): Promise<OpenedProject> {
  return unwrap(await caller.call("projects.create", { content: printTextForm(project) }));
}

function loaded(opened: OpenedProject): Project {
  return unwrap(loadProject(opened.records));
}

const noteEdit = (project: Project, number: number) => edited(project, addNote(number)).edit;

test("create, commit, undo, restart: the project and its journal are there", async () => {
  const dataDir = temporaryFolder();
  const host = startHost(dataDir);
  const caller = callerOf(host);
  const opened = await createProject(caller);
  expect(opened).toMatchObject({
    fileName: "plant-7.underlay",
    seq: 0,
    journal: [],
    recovered: null,
  });
  expect(opened.handle).toMatch(/^[0-9a-f]{32}$/);
  const { handle } = opened;
  const project = loaded(opened);
  const { edit, next } = edited(project, addNote(9));
  expect(await caller.call("projects.commit", { handle, baseSeq: 0, origin: "do", edit })).toEqual({
    ok: true,
    value: { seq: 1 },
  });
  const undo = undoEdit(remember(EMPTY_HISTORY, edit, "do")) as Edit;
  await caller.call("projects.commit", { handle, baseSeq: 1, origin: "undo", edit: undo });
  await caller.call("projects.commit", { handle, baseSeq: 2, origin: "redo", edit });
  host.close();

  const later = callerOf(startHost(dataDir));
  const [summary] = unwrap(await later.call("projects.list", {}));
  expect(summary).toMatchObject({ name: "Plant 7", elements: 4, recovered: null });
  expect(summary?.handle).not.toBe(handle);
  const again = unwrap(await later.call("projects.open", { handle: summary?.handle ?? "" }));
  expect(printTextForm(loaded(again))).toBe(printTextForm(next));
  expect(again.journal.map(({ seq, origin, edit: { label } }) => [seq, origin, label])).toEqual([
    [1, "do", edit.label],
    [2, "undo", undo.label],
    [3, "redo", edit.label],
  ]);
});

describe("an edit that does not fit is refused and leaves no trace", () => {
  const add = (id: string, more: object = {}): RecordChange =>
    ({
      collection: "elements",
      id,
      before: null,
      after: { id, kind: "note", name: "x", parent: null, fields: {}, ...more },
    }) as RecordChange;
  const note1 = { id: "note-1", kind: "note", name: "Note 1", parent: null, fields: {} };

  test.each<[string, readonly RecordChange[], string]>([
    ["a taken id", [add("note-1")], "not as the edit expects"],
    [
      "a wrong before",
      [{ ...add("note-1"), before: { ...note1, name: "Other" } } as RecordChange],
      "not as the edit expects",
    ],
    [
      "a missing record",
      [{ collection: "elements", id: "gone", before: null, after: null }],
      "not there",
    ],
    ["an unknown kind", [add("n", { kind: "bomb" })], "unknown kind"],
    [
      "a changed kind",
      [{ ...add("note-1", { kind: "site" }), before: note1 } as RecordChange],
      "changed its kind",
    ],
    ["another id inside", [{ ...add("n"), id: "m" } as RecordChange], "carries the id"],
    ["a missing parent", [add("n", { parent: "nowhere" })], "missing nowhere"],
    ["itself as parent", [add("n", { parent: "n" })], "cannot lie in"],
    ["half a character", [add("n", { name: "a\ud800" })], "half a character"],
    ["half a character in a field", [add("n", { fields: { text: "\udc00" } })], "fields"],
    ["an unknown key", [add("n", { extra: 1 })], "extra"],
    ["an id that is no id", [add("a b")], "id"],
    ["the same record twice", [add("n"), add("n")], "not as the edit expects|changed twice"],
    [
      "no name record",
      [
        {
          collection: "about",
          id: "project",
          before: { id: "project", name: "Plant 7", notes: "" },
          after: null,
        },
      ],
      "name record",
    ],
    [
      "a placement of nothing",
      [
        {
          collection: "placements",
          id: "physical/gone",
          before: null,
          after: { id: "physical/gone", view: "physical", element: "gone", x: 0, y: 0, w: 1, h: 1 },
        },
      ],
      "missing element",
    ],
  ])("%s", async (_, changes, reason) => {
    const host = startHost(temporaryFolder());
    const caller = callerOf(host);
    const { handle } = await createProject(caller);
    const edit = { command: { name: "x", args: {} }, label: "Try", changes };
    const answer = await caller.call("projects.commit", { handle, baseSeq: 0, origin: "do", edit });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(answer.ok ? "" : answer.error.message).toMatch(new RegExp(reason));
    const opened = unwrap(await caller.call("projects.open", { handle }));
    expect(opened.seq).toBe(0);
    expect(printTextForm(loaded(opened))).toBe(printTextForm(designOf("Plant 7", 3)));
  });

  test("a removal that leaves a placement behind", async () => {
    const host = startHost(temporaryFolder());
    const caller = callerOf(host);
    const placed = edited(designOf("Plant 7", 1), {
      name: "element.add",
      args: { id: "n", kind: "note", parent: null, at: { view: "physical", x: 1, y: 2 } },
    });
    const { handle } = await createProject(caller, placed.next);
    const before =
      placed.edit.changes.find(({ collection }) => collection === "elements")?.after ?? null;
    const edit = {
      command: { name: "x", args: {} },
      label: "Try",
      changes: [{ collection: "elements" as const, id: "n", before, after: null }],
    } as Edit;
    const answer = await caller.call("projects.commit", { handle, baseSeq: 0, origin: "do", edit });
    expect(answer).toMatchObject({ error: { code: "invalid" } });
  });

  test.each([
    [
      "a prototype key",
      '{"handle":"HANDLE","baseSeq":0,"origin":"do","edit":{"command":{"name":"x","args":{"__proto__":{"a":1}}},"label":"x","changes":[]}}',
    ],
    [
      "a million brackets",
      `{"handle":"HANDLE","baseSeq":0,"origin":"do","edit":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`,
    ],
    [
      "an unknown origin",
      '{"handle":"HANDLE","baseSeq":0,"origin":"why","edit":{"command":{"name":"x","args":{}},"label":"x","changes":[]}}',
    ],
    [
      "an unknown collection",
      '{"handle":"HANDLE","baseSeq":0,"origin":"do","edit":{"command":{"name":"x","args":{}},"label":"x","changes":[{"collection":"meta","id":"head","before":null,"after":null}]}}',
    ],
  ])("%s", async (_, text) => {
    const host = startHost(temporaryFolder());
    const caller = callerOf(host);
    const { handle } = await createProject(caller);
    const answer = await host.call(
      "projects.commit",
      JSON.parse(text.replace("HANDLE", handle)),
      caller,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "bad-request" } });
  });
});

test("two clients of one project: one writes, the other hears; an old head is stale", async () => {
  const host = startHost(temporaryFolder());
  const one = callerOf(host, "client-1");
  const two = callerOf(host, "client-2");
  const opened = await createProject(one);
  const { handle } = opened;
  await two.call("projects.open", { handle });
  const edit = noteEdit(loaded(opened), 8);
  const commit = { handle, baseSeq: 0, origin: "do" as const, edit };
  unwrap(await one.call("projects.commit", commit));
  expect(one.events).toEqual([]);
  expect(two.events).toMatchObject([
    { name: "project.changed", payload: { handle, entry: { seq: 1, edit } } },
  ]);
  // The same call again from the same client is a reply that was lost, not a second edit.
  expect(unwrap(await one.call("projects.commit", commit))).toEqual({ seq: 1 });
  const late = { ...commit, edit: noteEdit(loaded(opened), 9) };
  expect(await two.call("projects.commit", late)).toMatchObject({ error: { code: "stale" } });
  expect(unwrap(await two.call("projects.journal", { handle, after: 0 }))).toHaveLength(1);
});

test("two hosts on one file: the later one hears what the other wrote before it may write", async () => {
  const dataDir = temporaryFolder();
  const one = callerOf(startHost(dataDir));
  const opened = await createProject(one);
  const two = callerOf(startHost(dataDir));
  const [summary] = unwrap(await two.call("projects.list", {}));
  const there = unwrap(await two.call("projects.open", { handle: summary?.handle ?? "" }));
  unwrap(
    await one.call("projects.commit", {
      handle: opened.handle,
      baseSeq: 0,
      origin: "do",
      edit: noteEdit(loaded(opened), 8),
    }),
  );
  const edit = noteEdit(loaded(there), 9);
  const commit = { handle: there.handle, origin: "do" as const, edit };
  expect(await two.call("projects.commit", { ...commit, baseSeq: 0 })).toMatchObject({
    error: { code: "stale" },
  });
  expect(two.events).toMatchObject([{ name: "project.changed", payload: { entry: { seq: 1 } } }]);
  expect(unwrap(await two.call("projects.commit", { ...commit, baseSeq: 1 }))).toEqual({ seq: 2 });
});

test("a project closes when its last client leaves", async () => {
  const dataDir = temporaryFolder();
  const host = startHost(dataDir);
  const one = callerOf(host, "client-1");
  const two = callerOf(host, "client-2");
  const { handle, fileName } = await createProject(one);
  await two.call("projects.open", { handle });
  const isMarkedOpen = () => {
    const db = new Database(join(dataDir, "projects", fileName), { readonly: true });
    const mark = db.prepare("SELECT value FROM meta WHERE key = 'open'").get();
    db.close();
    return mark !== undefined;
  };
  expect(isMarkedOpen()).toBe(true);
  await one.call("projects.close", { handle });
  expect(isMarkedOpen()).toBe(true);
  host.leave(two);
  expect(isMarkedOpen()).toBe(false);
  expect(await one.call("projects.open", { handle })).toMatchObject({ ok: true });
  expect(isMarkedOpen()).toBe(true);
});

test("the library: unique names, newest first, files from elsewhere, nothing that is no file", async () => {
  const dataDir = temporaryFolder();
  let hour = 0;
  const now = () => new Date(Date.UTC(2026, 9, 1, hour++));
  const host = startHost(dataDir, { now });
  const caller = callerOf(host);
  await createProject(caller);
  await createProject(caller);
  await createProject(caller, designOf("../../Ünder “läy”\u202e", 1));
  const folder = join(dataDir, "projects");
  expect(readdirSync(folder).sort()).toEqual([
    "plant-7-2.underlay",
    "plant-7.underlay",
    "under-lay.underlay",
  ]);
  writeFileSync(join(folder, ".plant.underlay.abc.tmp"), "half");
  writeFileSync(join(folder, "notes.txt"), "no");
  writeFileSync(join(folder, "bad.underlay"), "not a project");
  symlinkSync("/etc/passwd", join(folder, "link.underlay"));
  const elsewhere = join(temporaryFolder(), "elsewhere.underlay");
  writeFileSync(elsewhere, readFileSync(join(folder, "plant-7.underlay")));
  expect(host.admit(join(folder, "none.underlay"))).toMatchObject({ error: { code: "not-found" } });
  const admitted = unwrap(host.admit(elsewhere));
  const names = unwrap(await caller.call("projects.list", {})).map(({ fileName }) => fileName);
  expect(names.toSorted()).toEqual([
    "bad.underlay",
    "elsewhere.underlay",
    "plant-7-2.underlay",
    "plant-7.underlay",
    "under-lay.underlay",
  ]);
  const mine = names.filter((name) => name !== "bad.underlay");
  expect(mine.slice(0, 2)).toEqual(["under-lay.underlay", "plant-7-2.underlay"]);
  expect(unwrap(host.admit(elsewhere)).handle).toBe(admitted.handle);
  const bad = unwrap(await caller.call("projects.list", {})).find(
    ({ fileName }) => fileName === "bad.underlay",
  );
  expect(await caller.call("projects.open", { handle: bad?.handle ?? "" })).toMatchObject({
    error: { code: "file-foreign" },
  });
  expect(await caller.call("projects.open", { handle: "0".repeat(32) })).toMatchObject({
    error: { code: "not-found" },
  });
  expect(startHost(dataDir).admit(elsewhere).ok).toBe(true);
});

test("settings are kept, and a broken file of them is no trouble", async () => {
  const dataDir = temporaryFolder();
  const caller = callerOf(startHost(dataDir));
  expect(unwrap(await caller.call("settings.read", {}))).toEqual({ theme: "system", panels: null });
  await caller.call("settings.write", { theme: "dark" });
  await caller.call("settings.write", { panels: { left: 240 } });
  expect(unwrap(await callerOf(startHost(dataDir)).call("settings.read", {}))).toEqual({
    theme: "dark",
    panels: { left: 240 },
  });
  writeFileSync(join(dataDir, "settings.json"), "{");
  expect(unwrap(await caller.call("settings.read", {}))).toEqual({ theme: "system", panels: null });
});

test("without dialogs a copy comes as base64, and what needs a dialog is not available", async () => {
  const dataDir = temporaryFolder();
  const caller = callerOf(startHost(dataDir));
  const { handle } = await createProject(caller);
  const copy = unwrap(await caller.call("projects.saveCopy", { handle }));
  const path = join(dataDir, "copy.underlay");
  writeFileSync(path, copy?.base64 ?? "", "base64");
  expect(printTextForm(unwrap(readProjectFile(path)).project)).toBe(
    printTextForm(designOf("Plant 7", 3)),
  );
  expect(await caller.call("projects.choose", {})).toMatchObject({
    error: { code: "unavailable" },
  });
  const save = { fileName: "a.md", mediaType: "text/markdown", content: "a" };
  expect(await caller.call("files.save", save)).toMatchObject({ error: { code: "unavailable" } });
  expect(readdirSync(dataDir).filter((name) => name.startsWith("copy-"))).toEqual([]);
});

test("with dialogs files go where the user says, and never over an open project", async () => {
  const dataDir = temporaryFolder();
  const target = join(dataDir, "saved.md");
  const asked: string[] = [];
  let answer: string | null = target;
  const choose = async (fileName: string) => (asked.push(fileName), answer);
  const dialogs = { chooseProject: async () => answer, chooseCopy: choose, chooseExport: choose };
  const caller = callerOf(startHost(dataDir, { dialogs }));
  const { handle, fileName } = await createProject(caller);
  const save = { fileName: "../../etc/run:book.md", mediaType: "text/markdown", content: "# Ö" };
  expect(unwrap(await caller.call("files.save", save))).toEqual({ fileName: "saved.md" });
  expect(readFileSync(target, "utf8")).toBe("# Ö");
  expect(asked).toEqual(["runbook.md"]);
  answer = null;
  expect(unwrap(await caller.call("files.save", save))).toBeNull();
  expect(unwrap(await caller.call("projects.saveCopy", { handle }))).toBeNull();
  expect(unwrap(await caller.call("projects.choose", {}))).toBeNull();
  answer = join(dataDir, "projects", fileName);
  expect(await caller.call("projects.saveCopy", { handle })).toMatchObject({
    error: { code: "unavailable" },
  });
  answer = join(dataDir, "copy.underlay");
  expect(unwrap(await caller.call("projects.saveCopy", { handle }))).toEqual({
    fileName: "copy.underlay",
    base64: null,
  });
  expect(unwrap(await caller.call("projects.choose", {}))).toMatchObject({
    name: "Plant 7",
    fileName: "copy.underlay",
  });
});

test("an unknown call, a hostile name and a text that is no project are refused by name", async () => {
  const dataDir = temporaryFolder();
  const host = startHost(dataDir);
  const caller = callerOf(host);
  for (const name of ["nothing", "__proto__", "constructor", 7, null]) {
    expect(await host.call(name, {}, caller)).toMatchObject({ error: { code: "bad-request" } });
  }
  expect(await caller.call("projects.create", { content: "{" })).toMatchObject({
    error: { code: "bad-request" },
  });
  expect(
    await caller.call("projects.create", { content: '{"format":"underlay","version":99}' }),
  ).toMatchObject({ error: { code: "bad-request" } });
  expect(readdirSync(join(dataDir, "projects"))).toEqual([]);
  expect(existsSync(join(dataDir, "logs"))).toBe(false);
});
