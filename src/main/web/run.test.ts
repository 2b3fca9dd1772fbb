import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { printTextForm } from "#shared/formats/text-form";
import { unwrap } from "#shared/kernel/result";
import { createProjectFile } from "#main/storage/sqlite/create";
import { readFileSummary } from "#main/storage/sqlite/read";
import { addNote, designOf, edited } from "../testing/designs.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const creation = { at: "2026-10-01", by: "test" };

/** The program in a process of its own, over a page of one line. */
function startProgram(folder: string, args: readonly string[]) {
  const page = join(folder, "page");
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, "index.html"), "<!doctype html><title>page</title>");
  const run = JSON.stringify(join(import.meta.dirname, "run.ts"));
  const code = `import { runWebHost } from ${run}; await runWebHost(process.argv.slice(1), ${JSON.stringify(page)});`;
  const all = ["--input-type=module", "-e", code, "--", "--data", join(folder, "data"), ...args];
  const child = spawn(process.execPath, all, { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const exit = once(child, "exit").then(([code]) => code as number | null);
  return {
    exit,
    output: () => ({ stdout, stderr }),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    async url(): Promise<string> {
      while (!stdout.includes("\n")) await Promise.race([once(child.stdout, "data"), exit]);
      return stdout.trim().replace("Underlay: ", "");
    },
  };
}

/** Calls the host as a page would. */
function callerOf(url: string) {
  const { origin, searchParams } = new URL(url);
  const headers = {
    authorization: `Bearer ${searchParams.get("token")}`,
    "content-type": "application/json",
    "underlay-client": "test-client-1",
  };
  return async (name: string, input: unknown) => {
    const body = JSON.stringify(input);
    const answer = await fetch(`${origin}/api/${name}`, { method: "POST", headers, body });
    return (await answer.json()) as { readonly value: { readonly handle?: string } };
  };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends it cleanly, with every project closed",
  async (signal) => {
    const folder = temporaryFolder();
    const file = join(folder, "given.underlay");
    unwrap(createProjectFile(file, designOf("Given", 1), creation));
    const program = startProgram(folder, ["--no-open", file]);
    const url = await program.url();
    expect(program.output().stdout).toMatch(
      /^Underlay: http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{32}&project=[0-9a-f]{32}\n$/,
    );
    const { origin, searchParams } = new URL(url);
    const handle = searchParams.get("project") ?? "";
    const call = callerOf(url);
    const { edit } = edited(designOf("Given", 1), addNote(2));
    expect(await call("projects.commit", { handle, baseSeq: 0, origin: "do", edit })).toEqual({
      ok: true,
      value: { seq: 1 },
    });
    const events = await fetch(`${origin}/api/events?client=test-client-1`, {
      headers: { authorization: `Bearer ${searchParams.get("token")}` },
    });
    const ended = events.text().catch(() => "cut");
    program.kill(signal);
    expect(await program.exit).toBe(0);
    await ended;
    const summary = unwrap(readFileSummary(file));
    expect(summary).toMatchObject({ elements: 2, recovered: null });
    expect(program.output().stdout.split("\n")).toHaveLength(2);
  },
);

test("killed outright, the next start says what was recovered", async () => {
  const folder = temporaryFolder();
  const program = startProgram(folder, ["--no-open"]);
  const call = callerOf(await program.url());
  const created = await call("projects.create", { content: printTextForm(designOf("Lost", 1)) });
  const { edit } = edited(designOf("Lost", 1), addNote(2));
  await call("projects.commit", { handle: created.value.handle, baseSeq: 0, origin: "do", edit });
  program.kill("SIGKILL");
  await program.exit;
  const summary = unwrap(readFileSummary(join(folder, "data/projects/lost.underlay")));
  expect(summary.recovered).toMatchObject({ edits: 1, lastLabel: edit.label });
});

test.each([
  [["--port", "nine"], "is not a port"],
  [["--port", "70000"], "is not a port"],
  [["--what"], "Usage"],
])("%j is explained in a sentence", async (args, words) => {
  const program = startProgram(temporaryFolder(), args);
  expect(await program.exit).toBe(1);
  expect(program.output().stderr).toContain(words);
  expect(program.output().stdout).toBe("");
});

test("a file that is not there is told, and the app opens all the same", async () => {
  const program = startProgram(temporaryFolder(), ["--no-open", "/nowhere/x.underlay"]);
  expect(await program.url()).not.toContain("project=");
  expect(program.output().stderr).toContain("/nowhere/x.underlay");
});
