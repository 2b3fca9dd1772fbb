import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { designRunbook, runbookWithoutDiagram } from "#shared/formats/design-runbook";
import { getTemplate, TEMPLATES } from "#shared/templates/index";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { runbookNamed } from "#shared/testing/named-runbook";
import { hasUnseen, visibleText } from "../visible-text.ts";
import { stepsOf, type Runbook } from "../runbook.ts";
import { codeHash } from "./code-hash.ts";
import { FOOT, HEAD, printPowershell } from "./powershell-script.ts";
import { planScript } from "./script-plan.ts";
import { printShell, SHELL_FOOT, SHELL_HEAD } from "./shell-script.ts";

const folder = mkdtempSync(join(tmpdir(), "underlay-script-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Code and data of a script, apart. */
function split(script: string, first: string, last: string): { code: string; data: string[] } {
  const lines = script.split("\n");
  const from = lines.indexOf(first);
  const to = lines.indexOf(last, from);
  expect(from).toBeGreaterThan(0);
  expect(to).toBeGreaterThan(from);
  const code = [...lines.slice(0, from), ...lines.slice(to + 1)].join("\n");
  return { code, data: lines.slice(from + 1, to) };
}

const powershellParts = (script: string) => split(script, "$Json = @'", "'@");
const shellParts = (script: string) =>
  split(script, "data() { cat <<'UNDERLAY_DATA'", "UNDERLAY_DATA");

interface Data {
  readonly title: string;
  readonly draft: string | null;
  readonly values: readonly string[];
}

function dataOf(script: string): Data {
  return JSON.parse(powershellParts(script).data.join("\n")) as Data;
}

const withCommands = HOSTILE_NAMES.filter((name) => !hasUnseen(name) && name.length <= 1024);

describe("PowerShell", () => {
  const plain = powershellParts(printPowershell(runbookNamed("plain")));

  test("the code is the same whatever the names, and its hash is printed", () => {
    expect(plain.code).toContain(HEAD);
    expect(plain.code).toContain(FOOT);
    const [hash] = /SHA-256 of the code: ([0-9a-f]{64})/.exec(plain.code)?.slice(1) ?? [];
    const code = plain.code.replace(/\n# SHA-256 of the code: .*\n/, "\n").replace(/\n$/, "");
    expect(hash).toBe(codeHash(code));
    for (const name of withCommands) {
      expect(powershellParts(printPowershell(runbookNamed(name))).code).toBe(plain.code);
    }
  });

  test("a name that cannot stand in a command takes its command away and adds none", () => {
    for (const name of HOSTILE_NAMES.filter((each) => !withCommands.includes(each))) {
      const { code } = powershellParts(printPowershell(runbookNamed(name)));
      expect(code).not.toContain("New-Thing");
      expect(code.length).toBeLessThan(plain.code.length);
    }
  });

  test("the data comes back, in plain ASCII without quotes of any kind", () => {
    for (const name of HOSTILE_NAMES) {
      const script = printPowershell(runbookNamed(name));
      expect(script).toMatch(/^[\n -~]*$/);
      const { data } = powershellParts(script);
      for (const line of data) expect(line).toMatch(/^ {2}[^'`$]*$/);
      const { title, values } = dataOf(script);
      const shown = visibleText(name);
      expect(title).toBe(`=Runbook: ${shown}, revision ${shown}, ${shown}`);
      const own = withCommands.includes(name) ? [name, name, name] : [];
      expect(values).toEqual(own.map((value) => `=${value}`));
    }
  });

  test("each command of a real runbook is in the code with its values taken out", () => {
    const script = printPowershell(designRunbook(getTemplate("edge-scalable").build("Plant 7")));
    const { code } = powershellParts(script);
    expect(code).not.toMatch(/192\.168|Plant|pc-line4/);
    const [, number] = /New-AksEdgeDeployment -JsonConfigFilePath \(Value (\d+)\)/.exec(code) ?? [];
    expect(dataOf(script).values[Number(number)]).toMatch(/^=\.\\aksedge-config.*\.json$/);
  });

  test("a draft says so at each start and keeps what waits from running", () => {
    expect(dataOf(printPowershell(runbookNamed("x"))).draft).toBe(
      "=Draft. Not ready to run: 1 open error. x is taken.",
    );
    expect(FOOT.startsWith("if ($Data.draft) { Write-Warning")).toBe(true);
  });
});

describe("shell", () => {
  const plain = shellParts(printShell(runbookNamed("plain")));

  /** What a real shell makes of the script. */
  function run(runbook: Runbook, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync("/bin/sh", ["-s", "--", ...args], {
      cwd: folder,
      input: printShell(runbook),
      encoding: "utf8",
    });
    return { status, out: stdout, err: stderr };
  }

  function ready(name: string): Runbook {
    const { draft: _draft, sections, ...rest } = runbookNamed(name);
    return {
      ...rest,
      sections: sections.map((section) => ({
        ...section,
        content: section.content.map((block) =>
          block.type === "step" ? { ...block, waitsFor: [] } : block,
        ),
      })),
    };
  }

  test("the code is the same whatever the names, and its hash is printed", () => {
    expect(plain.code).toContain(SHELL_HEAD);
    expect(plain.code).toContain(SHELL_FOOT);
    expect(plain.code).toMatch(/# SHA-256 of the code: [0-9a-f]{64}\n/);
    for (const name of withCommands) {
      expect(shellParts(printShell(runbookNamed(name))).code).toBe(plain.code);
    }
  });

  test("the data is plain ASCII without anything that a shell reads", () => {
    for (const name of HOSTILE_NAMES) {
      const script = printShell(runbookNamed(name));
      expect(script).toMatch(/^[\n -~]*$/);
      for (const line of shellParts(script).data)
        expect(line).toMatch(/^ {2}[^'"`$&|<>*?[\]{}!#~]*$/);
    }
  });

  test("it lists, shows, and runs a part with exactly the value of the design", () => {
    for (const name of withCommands) {
      const listed = run(ready(name));
      expect(listed).toMatchObject({ status: 0, err: "" });
      expect(listed.out).toContain(`   1  Make ${visibleText(name)}\n`);
      const ran = run(ready(name), "1", "do", "run");
      expect(ran.status).toBe(0);
      expect(ran.out.endsWith(`\n${name}\n`)).toBe(true);
    }
  });

  test("nothing runs that waits for an open error, and a draft says so", () => {
    const { status, out, err } = run(runbookNamed("x"), "1", "do", "run");
    expect(status).toBe(2);
    expect(err).toContain("Draft. Not ready to run");
    expect(err).toContain("Nothing was run.");
    expect(out).toContain("Waits for an open error.");
  });

  test("what is asked wrongly is refused", () => {
    expect(run(ready("x"), "9")).toMatchObject({ status: 2, err: "There is no such step.\n" });
    expect(run(ready("x"), "1;id")).toMatchObject({ status: 2, err: "The step is a number.\n" });
    expect(run(ready("x"), "1", "pre-check", "run").err).toBe("This part has no command to run.\n");
  });

  test("a file of the runbook is written once, whole, and never over another", () => {
    const runbook = designRunbook(getTemplate("edge-single").build("Cell 4"));
    const step = /'(\d+) do'\)\nsave_file/.exec(printShell(runbook))?.[1] ?? "";
    expect(run(runbook, step, "do", "run").status).toBe(0);
    const [name] = execFileSync("ls", [folder], { encoding: "utf8" }).split("\n");
    const written = JSON.parse(readFileSync(join(folder, name ?? ""), "utf8")) as object;
    expect(written).toHaveProperty("SchemaVersion");
    expect(run(runbook, step, "do", "run")).toMatchObject({
      status: 2,
      err: "There is already a file of that name here.\n",
    });
  });
});

test.each(TEMPLATES.map(({ id }) => id))(
  "%s: every command of the runbook is in a script",
  (id) => {
    const runbook = runbookWithoutDiagram(getTemplate(id).build("Plant 7"));
    for (const language of ["powershell", "shell"] as const) {
      const blocks = stepsOf(runbook)
        .flatMap(({ preCheck, command, postCheck, rollback }) => [
          preCheck,
          command,
          postCheck,
          rollback,
        ])
        .flatMap((action) => action?.blocks ?? [])
        .filter((block) => block.type === "code" && block.language === language);
      const tasks = planScript(runbook, language)
        .steps.flatMap(({ parts }) => parts.flatMap((part) => part.tasks))
        .filter((task) => "command" in task);
      expect(tasks).toHaveLength(blocks.length);
    }
    expect(printPowershell(runbook)).toMatch(/^[\n -~]*$/);
    const checked = spawnSync("/bin/sh", ["-n"], { input: printShell(runbook), encoding: "utf8" });
    expect(checked).toMatchObject({ status: 0, stderr: "" });
  },
);

test("the same design gives the same bytes", () => {
  const project = getTemplate("edge-single").build("Cell 4");
  expect(printPowershell(designRunbook(project))).toBe(printPowershell(designRunbook(project)));
  expect(printShell(designRunbook(project))).toBe(printShell(designRunbook(project)));
});
