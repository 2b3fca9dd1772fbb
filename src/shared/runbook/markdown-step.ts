import { durationText } from "./duration.ts";
import type { Inlines } from "./inline.ts";
import { markdownBlock } from "./markdown-blocks.ts";
import { markdownInline } from "./markdown-text.ts";
import { ACTIONS, type Action, type Step } from "./step.ts";

/** How a printer names what a step speaks of only by id. */
export interface Names {
  /** The elements as inline text; those that are gone are left out. */
  elements(ids: readonly string[]): Inlines;
  /** The rule and message of an open finding. */
  finding(key: string): Inlines;
}

/** A step with its head, its parts in order, and a line to tick it off. */
export function markdownStep(step: Step, names: Names): string {
  const head = `### Step ${step.number}. ${markdownInline(step.title, "inline")}`;
  const who = `**${capital(durationText(step.minutes))}.** ${markdownInline(step.who, "inline")}.`;
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
