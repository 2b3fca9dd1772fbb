// Plants what the lint must catch in a scratch tree, and what it must let pass.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandFile, root } from "./lib/toolchain.mjs";

const caught = {
  "src/shared/kernel/a.ts": ["#shared/address/prefix", "nothing of src/shared"],
  "src/shared/model/a.ts": ["../kinds/index.ts", "only kernel, address"],
  "src/shared/kinds/nat/a.ts": ["../../commands/apply.ts", "only kernel, address, model"],
  "src/shared/facts/a.ts": ["#shared/rules/index", "a layer above"],
  "src/shared/rules/a.ts": ["#shared/commands/apply", "types only"],
  "src/shared/drawing/a.ts": ["#shared/formats/svg", "a layer above"],
  "src/shared/api/a.ts": ["#shared/rules/index", "types only"],
  "src/shared/plans/a.ts": ["node:fs", "runs without Node"],
  "src/shared/diff/a.ts": ["react", "knows no window"],
  "src/shared/trace/a.ts": ["#main/host/session", "the contract in src/shared/api"],
  "src/shared/runbook/a.ts": ["#shared/testing/driver", "a layer above"],
  "src/shared/model/a.test.ts": ["../../renderer/app/app.tsx", "belongs in src/shared"],
  "src/main/storage/sqlite/a.ts": ["../../host/session.ts", "below host and shells"],
  "src/main/host/a.ts": ["#main/web/server", "every shell alike"],
  "src/main/cli/a.ts": ["../web/server.ts", "belongs in src/main/host"],
  "src/main/web/a.ts": ["../../renderer/app/app.tsx", "does not import src/renderer"],
  "src/renderer/canvas/a.tsx": ["../inspector/inspector.tsx", "knows no other panel"],
  "src/renderer/start/a.tsx": ["../app/app.tsx", "app brings them together"],
  "src/renderer/ui/a.tsx": ["../project/store.ts", "stands below"],
  "src/renderer/app/a.ts": ["node:path", "runs without Node"],
  "src/renderer/project/a.ts": ["#main/host/session", "the contract in src/shared/api"],
} as const;

const allowed = {
  "src/shared/address/ok.ts": "#shared/kernel/result",
  "src/shared/rules/addr/ok.ts": "../define-rule.ts",
  "src/shared/kinds/ok.test.ts": "node:fs",
  "src/shared/formats/ok.ts": "#shared/drawing/scene",
  "src/main/web/ok.ts": "#main/storage/project-file",
  "src/renderer/app/ok.ts": "../canvas/canvas.tsx",
  "src/renderer/canvas/ok.ts": "../ui/button.tsx",
} as const;

const other: Readonly<Record<string, readonly [source: string, rule: string]>> = {
  "src/shared/kernel/one.ts": [
    `import { two } from "#shared/kernel/two";\nexport const one = (): number => two();\n`,
    "import(no-cycle)",
  ],
  "src/shared/kernel/two.ts": [
    `import { one } from "./one.ts";\nexport const two = (): number => one();\n`,
    "import(no-cycle)",
  ],
  "src/shared/kernel/floating.ts": [
    `export function go(): void {\n  Promise.resolve(1);\n}\n`,
    "typescript(no-floating-promises)",
  ],
  "src/main/host/any.ts": [`export const x: any = 1;\n`, "typescript(no-explicit-any)"],
  "src/main/host/default.ts": [`export default 1;\n`, "import(no-default-export)"],
};

interface Finding {
  readonly filename: string;
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

const scratch = mkdtempSync(join(tmpdir(), "underlay-layers-"));
let findings: readonly Finding[] = [];

beforeAll(async () => {
  for (const file of ["package.json", "tsconfig.base.json", "src/main", "src/shared"]) {
    const settings = file.startsWith("src") ? `${file}/tsconfig.json` : file;
    cpSync(join(root, settings), join(scratch, settings), { recursive: true });
  }
  plant(
    "oxlint.config.ts",
    `export { default } from ${JSON.stringify(join(root, "oxlint.config.ts"))};`,
  );
  for (const [file, [from]] of Object.entries(caught)) plant(file, importing(from));
  for (const [file, from] of Object.entries(allowed)) plant(file, importing(from));
  plant("src/shared/rules/type.ts", `export type { Edit } from "#shared/commands/apply";\n`);
  for (const [file, [source]] of Object.entries(other)) plant(file, source);
  findings = await lint();
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the lint refuses", () => {
  test.each(Object.entries(caught))("%s importing %s", (file, [, message]) => {
    const found = findings.find(({ filename }) => filename === file);
    expect(`${found?.message} ${found?.help ?? ""}`).toContain(message);
  });

  test.each(Object.entries(other))("%s", (file, [, rule]) => {
    const codes = findings.filter(({ filename }) => filename === file).map(({ code }) => code);
    expect(codes).toContain(rule);
  });
});

describe("the lint lets pass", () => {
  test.each([...Object.keys(allowed), "src/shared/rules/type.ts"])("%s", (file) => {
    expect(findings.filter(({ filename }) => filename === file)).toEqual([]);
  });
});

function importing(from: string): string {
  return `export { it } from "${from}";\n`;
}

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(scratch, file)), { recursive: true });
  writeFileSync(join(scratch, file), source);
}

function lint(): Promise<readonly Finding[]> {
  const args = [commandFile("oxlint"), "--type-aware", "-f", "json"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: scratch }, (_error, stdout) => {
      resolve(JSON.parse(stdout).diagnostics);
    });
  });
}
