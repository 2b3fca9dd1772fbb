import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CallInput, CallName, CallOutput, OpenedProject } from "#shared/api/contract";
import type { Edit } from "#shared/api/edit";
import type { ApiError } from "#shared/api/errors";
import { printTextForm } from "#shared/formats/text-form";
import { unwrap, type Result } from "#shared/kernel/result";
import { loadProject } from "#shared/kinds/load-project";
import { applyChanges, reverseChanges } from "#shared/model/change";
import { getTemplate } from "#shared/templates/index";
import { addNote, edited } from "../testing/designs.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { createHost, type HostOptions } from "./create-host.ts";
import type { Dialogs } from "./dialogs.ts";

const DATE = "2026-11-20";

async function opened(more: Partial<HostOptions> = {}) {
  const dataDir = temporaryFolder();
  const options = { dataDir, version: "0.0.0", kind: "test" as const, ...more };
  const host = createHost(options);
  const client = { id: "one", send: () => undefined };
  const call = async <N extends CallName>(
    name: N,
    input: CallInput<N>,
  ): Promise<Result<CallOutput<N>, ApiError>> =>
    JSON.parse(JSON.stringify(await host.call(name, input, client))) as never;
  const content = printTextForm(getTemplate("edge-single").build("Cell 4"));
  const project: OpenedProject = unwrap(await call("projects.create", { content }));
  return { dataDir, host, options, call, project, handle: project.handle };
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("each form is handed over, and the project remembers revision and hash", async () => {
  const { call, handle } = await opened();
  const starts = {
    md: "# Runbook",
    html: "<!DOCTYPE html>",
    pdf: "%PDF-",
    ps1: "#requires",
    sh: "#!/bin/sh",
  };
  for (const [format, start] of Object.entries(starts)) {
    const input = { handle, format: format as keyof typeof starts, date: DATE };
    const printed = unwrap(await call("runbook.export", input));
    const bytes = Buffer.from(printed?.base64 ?? "", "base64");
    expect(bytes.toString("latin1").startsWith(start)).toBe(true);
    const { exports, head } = unwrap(await call("runbook.exports", { handle }));
    expect(head).toBe(0);
    expect(exports[0]).toMatchObject({
      seq: 0,
      format,
      fileName: `cell-4-runbook.${format}`,
      isDraft: false,
      size: bytes.length,
      hash: hashOf(bytes),
    });
  }
});

test("the same design gives the same hash; after an edit the export is behind the head", async () => {
  const { call, handle, project, host, options } = await opened();
  const print = { handle, format: "html" as const, date: DATE };
  await call("runbook.export", print);
  await call("runbook.export", print);
  const { edit } = edited(unwrap(loadProject(project.records)), addNote(9));
  unwrap(await call("projects.commit", { handle, baseSeq: 0, origin: "do", edit }));
  await call("runbook.export", print);
  const list = unwrap(await call("runbook.exports", { handle }));
  expect(list.head).toBe(1);
  expect(list.exports.map(({ seq }) => seq)).toEqual([1, 0, 0]);
  const [after, second, first] = list.exports;
  expect(second?.hash).toBe(first?.hash);
  expect(after?.hash).not.toBe(first?.hash);
  host.close();
  // What was printed is remembered after a restart.
  const again = createHost(options);
  const client = { id: "two", send: () => undefined };
  const [summary] = unwrap(await again.call("projects.list", {}, client)) as { handle: string }[];
  const reopened = { handle: summary?.handle ?? "" };
  unwrap(await again.call("projects.open", reopened, client));
  expect(unwrap(await again.call("runbook.exports", reopened, client))).toEqual(list);
  again.close();
});

test("an export is stale while a new one would say something else", async () => {
  const { call, handle, project } = await opened();
  for (const format of ["md", "html"] as const) {
    await call("runbook.export", { handle, format, date: DATE });
  }
  const current = async (): Promise<Record<string, boolean>> => {
    const { exports } = unwrap(await call("runbook.exports", { handle }));
    return Object.fromEntries(exports.map(({ format, isCurrent }) => [format, isCurrent]));
  };
  let design = unwrap(loadProject(project.records));
  let seq = 0;
  const commit = async (edit: Edit, origin: "do" | "undo" = "do"): Promise<void> => {
    seq = unwrap(await call("projects.commit", { handle, baseSeq: seq, origin, edit })).seq;
    design = applyChanges(design, edit.changes);
  };
  expect(await current()).toEqual({ md: true, html: true });

  // A note is drawn, and no step speaks of it.
  const note = edited(design, addNote(9)).edit;
  await commit(note);
  expect(await current()).toEqual({ md: true, html: false });

  const { edit } = edited(design, {
    name: "element.edit",
    args: { ids: ["host.ethernet"], fields: { address: "10.0.0.58/24" } },
  });
  await commit(edit);
  expect(await current()).toEqual({ md: false, html: false });

  await commit({ ...edit, changes: reverseChanges(edit.changes) }, "undo");
  expect(await current()).toEqual({ md: true, html: false });
  await commit({ ...note, changes: reverseChanges(note.changes) }, "undo");
  expect(await current()).toEqual({ md: true, html: true });
});

test("a draft is remembered as one", async () => {
  const { call, handle, project } = await opened();
  const before = unwrap(loadProject(project.records));
  const { edit } = edited(before, {
    name: "element.edit",
    args: { ids: ["host.ethernet"], fields: { address: "10.0.0.57/244" } },
  });
  unwrap(await call("projects.commit", { handle, baseSeq: 0, origin: "do", edit }));
  unwrap(await call("runbook.export", { handle, format: "md", date: DATE }));
  const { exports } = unwrap(await call("runbook.exports", { handle }));
  expect(exports[0]?.isDraft).toBe(true);
});

test("on the desktop the user says where; changing their mind leaves no trace", async () => {
  const folder = temporaryFolder();
  let answer: (fileName: string) => string | null = () => null;
  const dialogs: Dialogs = {
    chooseProject: async () => null,
    chooseCopy: async () => null,
    chooseExport: async (fileName) => answer(fileName),
  };
  const { call, handle } = await opened({ dialogs });
  const print = { handle, format: "md" as const, date: DATE };
  expect(unwrap(await call("runbook.export", print))).toBeNull();
  expect(unwrap(await call("runbook.exports", { handle })).exports).toEqual([]);
  answer = (fileName) => join(folder, fileName);
  expect(unwrap(await call("runbook.export", print))).toEqual({
    fileName: "cell-4-runbook.md",
    mediaType: "text/markdown",
    base64: null,
  });
  expect(readdirSync(folder)).toEqual(["cell-4-runbook.md"]);
  const [kept] = unwrap(await call("runbook.exports", { handle })).exports;
  expect(kept?.hash).toBe(hashOf(readFileSync(join(folder, "cell-4-runbook.md"))));
});
