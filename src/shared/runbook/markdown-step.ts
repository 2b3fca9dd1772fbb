import { capitalised } from "#shared/kernel/words";
import { durationText } from "./duration.ts";
import { markdownBlock } from "./markdown-blocks.ts";
import { markdownInline } from "./markdown-text.ts";
import type { Names } from "./names.ts";
import { ACTIONS, type Action, type Step } from "./step.ts";

/** A step with its head, its parts in order, and a line to tick it off. */
export function markdownStep(step: Step, names: Names): string {
  const head = `### Step ${step.number}. ${markdownInline(step.title, "inline")}`;
  const who = `**${capitalised(durationText(step.minutes))}.** ${markdownInline(step.who, "inline")}.`;
  const waits = step.waitsFor.map(
    (key) => `> **Waits for an open error.** ${markdownInline(names.finding(key), "inline")}`,
  );
  const builds =
    step.builds.length === 0
      ? []
      : [`Builds: ${markdownInline(names.elements(step.builds), "inline")}.`];
  const actions = ACTIONS.flatMap(([part, label]) => {
    const action = step[part];
    return action ? [markdownAction(label, action)] : [];
  });
  const done = `☐ Step ${step.number} done. Name: ____________ Time: ________`;
  const proof = `Answers to: ${step.rules.join(", ")}.`;
  return [
    head,
    who,
    ...waits,
    markdownInline(step.why, "block"),
    ...builds,
    ...actions,
    done,
    proof,
  ].join("\n\n");
}

function markdownAction(label: string, { what, blocks }: Action): string {
  const head = `#### ${label}: ${markdownInline(what, "inline")}`;
  return [head, ...blocks.map((block) => markdownBlock(block, 5))].join("\n\n");
}
