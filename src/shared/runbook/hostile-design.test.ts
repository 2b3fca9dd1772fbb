import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChanges } from "#shared/model/change";
import { recordsOf, type Project } from "#shared/model/project";
import { say } from "#shared/kernel/message";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { markdownLeaves, markdownSkeleton, readMarkdown } from "#shared/testing/markdown-tokens";
import { powershellTokens } from "#shared/testing/powershell-tokens";
import { createChecker } from "#shared/rules/checker";
import { getTemplate } from "#shared/templates/index";
import { codeText } from "./block.ts";
import { buildRunbook } from "./build-runbook.ts";
import { printMarkdown } from "./print-markdown.ts";
import { stepsOf, type Runbook } from "./runbook.ts";
import { visibleText } from "./visible-text.ts";

const PLAIN = "plain";

/** A design in which every text that a person can type is this one. */
function designNamed(template: "edge-single" | "edge-scalable", name: string): Project {
  const project = getTemplate(template).build(name);
  const elements = [...recordsOf(project, "elements")].map((before) => ({
    collection: "elements" as const,
    id: before.id,
    before,
    // On a scalable site the order of machines must not hang on the name.
    after: {
      ...before,
      name: template === "edge-single" ? name : `${name} ${before.id}`,
      fields: { ...before.fields, ...TEXTS[before.kind]?.(name) },
    },
  }));
  const proxy = {
    id: "proxy",
    kind: "proxy",
    parent: "site",
    name,
    fields: { http: name, https: `${name}s`, no: [`x${name}`] },
  };
  const waiver = { id: "w", finding: "gone", rule: name, reason: name, owner: name, expires: null };
  return applyChanges(project, [
    ...elements,
    { collection: "elements", id: "proxy", before: null, after: proxy },
    { collection: "waivers", id: "w", before: null, after: waiver },
  ]);
}

const TEXTS: Readonly<Record<string, (name: string) => Record<string, string>>> = {
  site: (name) => ({
    environment: "corporate",
    networkAdminContact: name,
    grantConfirmedBy: name,
    grantConfirmedOn: name,
    grantSubnet: name,
  }),
  host: (name) => ({ adapterName: name }),
  vswitch: (name) => ({ switchName: name }),
  vnic: (name) => ({ mac: name }),
  cluster: () => ({ proxy: "proxy" }),
};

function runbookOf(template: "edge-single" | "edge-scalable", name: string): Runbook {
  const project = designNamed(template, name);
  const message = say`${name} is wrong with ${{ id: "cluster", name }}.`;
  const finding = {
    key: "k",
    rule: "UL-ADDR-001",
    severity: "error" as const,
    subjects: [{ element: "cluster" }],
    message,
    data: {},
  };
  return buildRunbook(project, {
    checker: { facts: createChecker(project).facts, findings: () => [finding] },
    revision: name,
    date: "2026-11-20",
    configs: [
      {
        fileName: "aksedge-config.json",
        content: JSON.stringify({ SchemaVersion: "1.16", Name: name }, null, 2),
      },
    ],
    diagram: { fileName: "design.svg", svg: "", alt: `Diagram of ${name}` },
  });
}

const rows = HOSTILE_NAMES.map((name) => [JSON.stringify(name).slice(0, 60), name] as const);

for (const template of ["edge-single", "edge-scalable"] as const) {
  const plain = runbookOf(template, PLAIN);
  const skeleton = markdownSkeleton(readMarkdown(printMarkdown(plain)));

  test.each(rows)(`${template}: %s leaves page and commands as they are`, (_shown, name) => {
    const runbook = runbookOf(template, name);
    const tree = readMarkdown(printMarkdown(runbook));
    expect(markdownSkeleton(tree)).toBe(skeleton);
    expect(commandsOf(runbook)).toEqual(commandsOf(plain));
    // The name can be read back; in cells a bar after a backslash is written out.
    expect(markdownLeaves(tree.slice(0, 1), "code")).toEqual([visibleText(name)]);
    const shown = visibleText(name).replace(/\\\|/g, "\\[U+007C]");
    expect(markdownLeaves(tree, "code").filter((leaf) => leaf === shown).length).toBeGreaterThan(8);
  });

  test(`${template}: each command can be read`, () => {
    for (const command of commandsOf(plain)) expect(() => powershellTokens(command)).not.toThrow();
  });
}

function commandsOf(runbook: Runbook): string[] {
  return stepsOf(runbook)
    .flatMap((step) => [step.preCheck, step.command, step.postCheck, step.rollback])
    .flatMap((action) => action?.blocks ?? [])
    .filter((block) => block.type === "code")
    .filter(({ language }) => language === "powershell")
    .map(codeText);
}

test("any name at all leaves the structure as it is", () => {
  const skeleton = markdownSkeleton(readMarkdown(printMarkdown(runbookOf("edge-single", PLAIN))));
  const pieces = fc.constantFrom(...HOSTILE_NAMES, "a", " ", "`", "|", "\\", "\n");
  const names = fc.oneof(
    fc.array(pieces, { minLength: 1, maxLength: 6 }).map((all) => all.join("")),
    fc.string({ unit: "binary", minLength: 1 }),
  );
  fc.assert(
    fc.property(names, (name) => {
      expect(markdownSkeleton(readMarkdown(printMarkdown(runbookOf("edge-single", name))))).toBe(
        skeleton,
      );
    }),
    { numRuns: 300 },
  );
});

test("the embedded configuration means the same as the file", () => {
  for (const name of HOSTILE_NAMES) {
    const tree = readMarkdown(printMarkdown(runbookOf("edge-single", name)));
    const [json] = markdownLeaves(tree, "fence json");
    expect(JSON.parse(json ?? "")).toEqual({ SchemaVersion: "1.16", Name: name });
  }
});

test("the reader of this test sees markup where there is some", () => {
  const bad = [
    "[a](b)",
    "a <b>",
    "*a*",
    "www.a.b",
    "# a",
    "- a",
    "> a",
    "<p>",
    "[a]: b",
    "    a",
    "a\n===",
    "| a |\n| - |",
  ];
  const plain = markdownSkeleton(readMarkdown("a"));
  for (const text of bad) expect(markdownSkeleton(readMarkdown(text))).not.toBe(plain);
});
