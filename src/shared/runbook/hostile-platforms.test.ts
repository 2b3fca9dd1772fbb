import { expect, test } from "vitest";
import { applyChanges } from "#shared/model/change";
import { recordsOf, type Project } from "#shared/model/project";
import { createFacts } from "#shared/facts/engine";
import { getTemplate } from "#shared/templates/index";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { markdownSkeleton, readMarkdown } from "#shared/testing/markdown-tokens";
import { powershellTokens } from "#shared/testing/powershell-tokens";
import { shellWords } from "#shared/testing/shell-words";
import type { CodeBlock } from "./block.ts";
import { buildRunbook } from "./build-runbook.ts";
import { printMarkdown } from "./print-markdown.ts";
import { stepsOf, type Runbook } from "./runbook.ts";
import { ACTIONS } from "./step.ts";
import { hasUnseen } from "./visible-text.ts";

/** Fields that hold a text of the user's own and end up in commands or sheets. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  site: ["networkAdminContact"],
  vnet: ["switchName"],
  logicalNetwork: ["switchName"],
  vswitch: ["switchName"],
};

/** A design in which every name, and every text that a person can type, is this one. */
function named(template: string, name: string): Project {
  const project = getTemplate(template).build(name);
  return applyChanges(
    project,
    [...recordsOf(project, "elements")].map((before) => {
      const texts = (TEXTS[before.kind] ?? []).map((field) => [field, name]);
      const fields = { ...before.fields, ...(Object.fromEntries(texts) as Record<string, string>) };
      const after = { ...before, name: `${name} ${before.id}`, fields };
      return { collection: "elements", id: before.id, before, after };
    }),
  );
}

function runbookOf(template: string, name: string): Runbook {
  const project = named(template, name);
  return buildRunbook(project, {
    checker: { facts: createFacts(project), findings: () => [] },
    revision: name,
  });
}

function commands(runbook: Runbook): CodeBlock[] {
  return stepsOf(runbook)
    .flatMap((step) => ACTIONS.flatMap(([part]) => step[part]?.blocks ?? []))
    .filter((block) => block.type === "code")
    .filter(({ language }) => language === "powershell" || language === "shell");
}

/** What of a command is the program's own, with a mark where a value stands. */
function codeOf({ parts }: CodeBlock): string {
  return parts.map((part) => ("code" in part ? part.code : "\0")).join("");
}

/** Values that cannot be seen on paper, or that the Azure CLI reads as something else, are not printed. */
function isPrinted(name: string): boolean {
  return !hasUnseen(name) && !/^[-@]/.test(name);
}

for (const template of ["hci-static", "hci-dhcp", "ase", "arc-static", "hybrid-static"]) {
  const plain = runbookOf(template, "plain");
  const known = new Set(commands(plain).map(codeOf));
  const skeleton = markdownSkeleton(readMarkdown(printMarkdown(plain)));

  test(`${template}: no name changes what is program in a command`, () => {
    for (const name of HOSTILE_NAMES) {
      const runbook = runbookOf(template, name);
      const printed = commands(runbook);
      expect(printed.map(codeOf).filter((code) => !known.has(code))).toEqual([]);
      for (const { language, parts } of printed) {
        for (const part of parts) {
          if ("code" in part) continue;
          if (language === "shell") expect(shellWords(part.value)).toHaveLength(1);
          else
            expect(powershellTokens(part.value)).toEqual([
              { type: "literal", value: expect.any(String) },
            ]);
        }
      }
      if (isPrinted(name)) expect(printed.map(codeOf)).toEqual(commands(plain).map(codeOf));
    }
  });

  test(`${template}: no name changes the structure of the page`, () => {
    for (const name of HOSTILE_NAMES.filter(isPrinted)) {
      const printed = printMarkdown(runbookOf(template, name));
      expect(markdownSkeleton(readMarkdown(printed)), name).toBe(skeleton);
    }
  });
}
