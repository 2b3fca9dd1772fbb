import type { CodeBlock, CodeLanguage } from "../block.ts";
import { namesOf } from "../names.ts";
import { stepsOf, type Runbook } from "../runbook.ts";
import { ACTIONS, type Action, type Step } from "../step.ts";
import { visibleText } from "../visible-text.ts";
import { line, plainLines, stepHead, waitLines } from "./plain-lines.ts";

/** What a script prints and runs, with everything that comes from the design taken out of the code. */
export interface ScriptPlan {
  readonly title: string;
  /** Present while errors are open. */
  readonly draft?: string;
  readonly steps: readonly ScriptStep[];
  /** Values that the commands use, by number. */
  readonly values: readonly string[];
}

export interface ScriptStep {
  readonly number: number;
  readonly title: string;
  readonly head: readonly string[];
  /** Sentences about the errors that it waits for; such a step does not run. */
  readonly waits: readonly string[];
  readonly parts: readonly ScriptPart[];
}

export interface ScriptPart {
  readonly name: PartName;
  readonly lines: readonly string[];
  readonly tasks: readonly ScriptTask[];
}

/** A command with the numbers of its values, or a file with the numbers of its name and its text. */
export type ScriptTask =
  | { readonly command: readonly (string | number)[] }
  | { readonly file: { readonly name: number; readonly text: number } };

const PART_NAMES = {
  preCheck: "pre-check",
  command: "do",
  postCheck: "post-check",
  rollback: "rollback",
} as const;

export type PartName = (typeof PART_NAMES)[keyof typeof PART_NAMES];

/** What both scripts share. Only commands of the language become tasks; others are shown. */
export function planScript(runbook: Runbook, language: CodeLanguage): ScriptPlan {
  const names = namesOf(runbook);
  const values: string[] = [];
  const keep = (text: string): number => values.push(text) - 1;
  const steps = stepsOf(runbook).map((step): ScriptStep => ({
    number: step.number,
    title: line(step.title),
    head: stepHead(step, names),
    waits: waitLines(step, names),
    parts: partsOf(step, language, keep),
  }));
  const { draft } = runbook;
  return {
    title: `Runbook: ${visibleText(runbook.design)}${revisionText(runbook)}`,
    ...(draft ? { draft: `${draft.title}. ${line(draft.content)}` } : {}),
    steps,
    values,
  };
}

function revisionText({ revision, date }: Runbook): string {
  return [
    ...(revision === "" ? [] : [`, revision ${visibleText(revision)}`]),
    ...(date === "" ? [] : [`, ${visibleText(date)}`]),
  ].join("");
}

function partsOf(step: Step, language: CodeLanguage, keep: (text: string) => number): ScriptPart[] {
  return ACTIONS.flatMap(([part, label]) => {
    const action = step[part];
    if (!action) return [];
    const lines = [
      `${label}: ${line(action.what)}`,
      ...action.blocks.flatMap((block) => plainLines(block).map((text) => `  ${text}`)),
    ];
    return [{ name: PART_NAMES[part], lines, tasks: tasksOf(action, language, keep) }];
  });
}

function tasksOf(
  { blocks }: Action,
  language: CodeLanguage,
  keep: (text: string) => number,
): ScriptTask[] {
  return blocks.flatMap((block): ScriptTask[] => {
    if (block.type !== "code") return [];
    if (block.language === language) return commandOf(block, keep);
    if (block.fileName === undefined || !isPlainName(block.fileName)) return [];
    const text = block.parts.map((part) => ("code" in part ? part.code : part.value)).join("");
    return [{ file: { name: keep(block.fileName), text: keep(text) } }];
  });
}

/** Code that is not plain ASCII, and values without their text, leave a command for the reader. */
function commandOf({ parts }: CodeBlock, keep: (text: string) => number): ScriptTask[] {
  const isFit = parts.every((part) =>
    "code" in part ? isAscii(part.code) : part.text !== undefined,
  );
  if (!isFit) return [];
  const command = parts.map((part) => ("code" in part ? part.code : keep(part.text ?? "")));
  return [{ command }];
}

function isAscii(text: string): boolean {
  return /^[\n -~]*$/.test(text);
}

/** A file name that means the same everywhere and stays in its folder. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name);
}
