import { GROUPS, type Runbook, type Section } from "./runbook.ts";
import { markdownBlock } from "./markdown-blocks.ts";
import { markdownStep } from "./markdown-step.ts";
import { markdownInline } from "./markdown-text.ts";
import { namesOf, type Names } from "./names.ts";

/**
 * The runbook as Markdown (CommonMark with tables). The same runbook gives the same bytes, and no
 * name in it can become markup: see `markdown-text.ts`.
 */
export function printMarkdown(runbook: Runbook): string {
  const parts = [`# ${markdownInline(runbook.title, "inline")}`];
  const draft = runbook.draft && markdownBlock(runbook.draft, 2);
  if (draft !== undefined) parts.push(draft);
  const names = namesOf(runbook);
  for (const group of GROUPS) {
    const sections = runbook.sections.filter((section) => section.group === group);
    if (sections.length === 0) continue;
    parts.push("---");
    // A draft says so at the head of each part, since parts are handed round singly.
    if (draft !== undefined && group !== GROUPS[0]) parts.push(draft);
    parts.push(...sections.map((section) => markdownSection(section, names)));
  }
  return `${parts.join("\n\n")}\n`;
}

function markdownSection({ title, content }: Section, names: Names): string {
  const blocks = content.map((block) =>
    block.type === "step" ? markdownStep(block, names) : markdownBlock(block, 3),
  );
  return [`## ${markdownInline(title, "inline")}`, ...blocks].join("\n\n");
}
