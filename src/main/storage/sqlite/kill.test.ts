import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { findRecord, emptyProject } from "#shared/model/project";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createProjectFile } from "./create.ts";
import { openProjectFile } from "./open.ts";
import { readFileSummary } from "./read.ts";

const ROUNDS = 20;

test(`killed ${ROUNDS} times in the middle of committing: every acknowledged edit is there`, async () => {
  const path = join(temporaryFolder(), "killed.underlay");
  unwrap(createProjectFile(path, emptyProject("Killed"), { at: "2026-10-01", by: "test" }));
  let head = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const said = await runAndKill(path, (round * 7) % 60);
    const summary = unwrap(readFileSummary(path));
    const file = unwrap(openProjectFile(path));
    const journal = unwrap(file.readJournalAfter(0));
    const project = unwrap(file.readProject());
    const found = journal.length;
    expect(found).toBeGreaterThanOrEqual(said.acknowledged);
    expect(found).toBeLessThanOrEqual(said.tried);
    for (let seq = 1; seq <= found; seq++) {
      expect(findRecord(project, "elements", `note-${seq}`)).toBeDefined();
    }
    expect(findRecord(project, "elements", `note-${found + 1}`)).toBeUndefined();
    const edits = found - head;
    expect(summary.recovered?.edits ?? 0).toBe(edits);
    expect(file.recovered).toEqual(summary.recovered);
    const lastLabel = edits > 0 ? journal.at(-1)?.edit.label : undefined;
    expect(file.recovered?.lastLabel).toBe(lastLabel);
    head = found;
    file.close();
    expect(unwrap(readFileSummary(path)).recovered).toBeNull();
  }
  expect(head).toBeGreaterThan(ROUNDS);
}, 120_000);

async function runAndKill(path: string, afterMs: number) {
  const program = join(import.meta.dirname, "commit-loop.ts");
  const args = [program, path];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("ready")) resolve();
    });
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  await Promise.race([ready, ended]);
  await sleep(afterMs);
  child.kill("SIGKILL");
  await ended;
  const start = Number(/ready (\d+)/.exec(text)?.[1] ?? Number.NaN);
  const last = (word: string) =>
    Number([...text.matchAll(new RegExp(`${word} (\\d+)\n`, "g"))].at(-1)?.[1] ?? start);
  return { tried: last("try"), acknowledged: last("ack") };
}
