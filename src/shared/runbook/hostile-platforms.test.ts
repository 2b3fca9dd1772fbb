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

function valuesOf(blocks: readonly CodeBlock[]): { language: string; value: string }[] {
  return blocks.flatMap(({ language, parts }) =>
    parts.flatMap((part) => ("code" in part ? [] : [{ language, value: part.value }])),
  );
}

/** Whether a value is one literal of its language, in which nothing is expanded. */
function isOneLiteral({ language, value }: { language: string; value: string }): boolean {
  if (language === "shell") {
    const words = shellWords(value);
    return words.length === 1 && words[0]?.isLiteral === true;
  }
  const tokens = powershellTokens(value);
  return tokens.length === 1 && tokens[0]?.type === "literal";
}

/** Values that cannot be seen on paper, or that the Azure CLI reads as something else, are not printed. */
function isPrinted(name: string): boolean {
  return !hasUnseen(name) && !/^[-@]/.test(name);
}

for (const template of ["hci-static", "hci-dhcp", "ase", "arc-static", "hybrid-static"]) {
  const plain = runbookOf(template, "plain");
  const known = new Set(commands(plain).map(codeOf));
  const skeleton = markdownSkeleton(readMarkdown(printMarkdown(plain)));

  const all = commands(plain).map(codeOf);
  const timeout = { timeout: 120_000 };

  test(`${template}: no name changes what is program in a command, or the page`, timeout, () => {
    for (const name of HOSTILE_NAMES) {
      const runbook = runbookOf(template, name);
      const printed = commands(runbook);
      const codes = printed.map(codeOf);
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
      expect(valuesOf(printed).filter((value) => !isOneLiteral(value))).toEqual([]);
      // A name that cannot be read on paper leaves out commands, and so changes the page.
      if (!isPrinted(name)) continue;
      expect(codes, name).toEqual(all);
      expect(markdownSkeleton(readMarkdown(printMarkdown(runbook))), name).toBe(skeleton);
    }
  });
}
